using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Chatbot.Tests.Grpc;

/// <summary>A server on a free loopback port that speaks HTTP/2, without TLS unless asked, as a gRPC server inside a cluster does.</summary>
internal sealed class LoopbackGrpcServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackGrpcServer(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts a server that answers every request with <paramref name="answer"/>; with a certificate it speaks TLS.</summary>
    public static async Task<LoopbackGrpcServer> StartAsync(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });

        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return new LoopbackGrpcServer(app, new Uri(app.Urls.Single()));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
