using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Chatbot.Tests.Grpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace Chatbot.Sdk.Tests.Qdrant;

/// <summary>How a call travels, and how its failure reaches the caller.</summary>
public sealed class QdrantClientCallTests
{
    private const int ReceiveLimit = 4 * 1024 * 1024;

    [Fact]
    public async Task A_call_is_a_gRPC_post_over_HTTP_2_with_the_api_key_and_the_deadline()
    {
        var seen = new TaskCompletionSource<string[]>();
        await using var server = await LoopbackGrpcServer.StartAsync(async context =>
        {
            var request = context.Request;
            var headers = request.Headers;
            seen.SetResult(
                [
                    $"{request.Protocol} {request.Method} {request.Path}",
                    $"{headers.ContentType}", $"{headers.TE}", $"{headers["api-key"]}", $"{headers["grpc-timeout"]}",
                ]);
            await context.AnswerAsync(new HealthCheckReply { Title = "qdrant", Version = "1.18.0" });
        });
        using var client = new QdrantClient(server.Address, apiKey: "secret", grpcTimeout: TimeSpan.FromSeconds(30));

        var reply = await client.HealthAsync();

        Assert.Equal("1.18.0", reply.Version);
        Assert.Equal(
            ["HTTP/2 POST /qdrant.Qdrant/HealthCheck", "application/grpc", "trailers", "secret", "30000m"],
            await seen.Task);
    }

    [Fact]
    public async Task With_https_a_call_begins_with_a_TLS_handshake_for_the_host_that_offers_HTTP_2()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new QdrantClient("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, https: true, apiKey: "secret");
        var call = client.HealthAsync();

        using var connection = await listener.AcceptTcpClientAsync();
        var bytes = new byte[4096];
        var hello = bytes[..await connection.GetStream().ReadAsync(bytes)];
        connection.Close();

        Assert.Equal([0x16, 0x03], hello[..2]);
        var text = Encoding.Latin1.GetString(hello);
        Assert.Contains("localhost", text, StringComparison.Ordinal);
        Assert.Contains("\u0002h2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RpcException>(() => call);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_call_and_no_key()
    {
        var isCalled = false;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var server = await LoopbackGrpcServer.StartAsync(
            context =>
            {
                isCalled = true;
                return context.AnswerAsync(new HealthCheckReply());
            },
            certificate);
        using var client = new QdrantClient(server.Address, apiKey: "secret");

        await Assert.ThrowsAsync<RpcException>(() => client.HealthAsync());

        Assert.Equal("https", server.Address.Scheme);
        Assert.False(isCalled);
    }

    [Fact]
    public async Task Calls_share_one_connection()
    {
        var connections = new ConcurrentDictionary<string, bool>();
        await using var server = await LoopbackGrpcServer.StartAsync(context =>
        {
            connections[context.Connection.Id] = true;
            return context.AnswerAsync(new HealthCheckReply());
        });
        using var client = new QdrantClient(server.Address);

        await client.HealthAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.HealthAsync()));

        Assert.Single(connections);
    }

    [Theory]
    [InlineData(3, StatusCode.InvalidArgument)]
    [InlineData(5, StatusCode.NotFound)]
    [InlineData(7, StatusCode.PermissionDenied)]
    [InlineData(16, StatusCode.Unauthenticated)]
    public async Task A_refused_call_throws_the_servers_status_and_words(int number, StatusCode expected)
    {
        await using var server = await LoopbackGrpcServer.StartAsync(context =>
        {
            context.Fail(number, "Not so: 100% «no»");
            return Task.CompletedTask;
        });
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync());

        Assert.Equal(expected, failure.StatusCode);
        Assert.Equal("Not so: 100% «no»", failure.Status.Detail);
    }

    [Fact]
    public async Task A_failure_told_after_the_message_is_a_failure()
    {
        await using var server = await LoopbackGrpcServer.StartAsync(async context =>
        {
            await context.AnswerBodyAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "13");
            context.Response.AppendTrailer("grpc-message", "lost");
        });
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync());

        Assert.Equal((StatusCode.Internal, "lost"), (failure.StatusCode, failure.Status.Detail));
    }

    [Theory]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(200, StatusCode.Cancelled)]
    public async Task An_answer_that_is_not_gRPC_throws_the_status_it_stands_for(int http, StatusCode expected)
    {
        await using var server = await LoopbackGrpcServer.StartAsync(context =>
        {
            context.Response.StatusCode = http;
            return context.Response.WriteAsync("<html>");
        });
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync());

        Assert.Equal(expected, failure.StatusCode);
    }

    public static TheoryData<byte[], StatusCode> BrokenBodies => new()
    {
        { [], StatusCode.Internal },
        { [0, 0, 0], StatusCode.Internal },
        { [0, 0, 0, 0, 9, 1], StatusCode.Internal },
        { [1, 0, 0, 0, 0], StatusCode.Internal },
        { [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], StatusCode.Internal },
        { [0, 0, 0, 0, 2, 0x0A, 0xFF], StatusCode.Unavailable },
        { [0, 0, 0x40, 0, 1], StatusCode.ResourceExhausted },
        { [0, 0x7F, 0xFF, 0xFF, 0xFF], StatusCode.ResourceExhausted },
    };

    [Theory]
    [MemberData(nameof(BrokenBodies))]
    public async Task A_body_that_is_not_one_message_of_at_most_four_megabytes_is_refused(byte[] body, StatusCode expected)
    {
        await using var server = await LoopbackGrpcServer.StartAsync(async context =>
        {
            await context.AnswerBodyAsync(body);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync());

        Assert.Equal(expected, failure.StatusCode);
    }

    [Fact]
    public async Task A_message_without_a_status_after_it_is_refused()
    {
        await using var server = await LoopbackGrpcServer.StartAsync(context => context.AnswerBodyAsync(new byte[5]));
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.ListCollectionsAsync());

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = new QdrantClient("127.0.0.1", port);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.HealthAsync());

        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task A_call_past_its_deadline_throws_so()
    {
        await using var server = await LoopbackGrpcServer.StartAsync(Silence);
        using var client = new QdrantClient(server.Address, grpcTimeout: TimeSpan.FromMilliseconds(50));

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.HealthAsync());

        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task A_call_that_the_caller_cancels_throws_so()
    {
        using var cancellation = new CancellationTokenSource();
        await using var server = await LoopbackGrpcServer.StartAsync(context =>
        {
            cancellation.Cancel();
            return Silence(context);
        });
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<RpcException>(() => client.HealthAsync(cancellation.Token));

        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task A_message_just_under_four_megabytes_arrives_whole()
    {
        var title = new string('q', ReceiveLimit - 16);
        await using var server = await LoopbackGrpcServer.StartAsync(context =>
            context.AnswerAsync(new HealthCheckReply { Title = title }));
        using var client = new QdrantClient(server.Address);

        Assert.Equal(title, (await client.HealthAsync()).Title);
    }

    private static async Task Silence(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(aborted.SetResult);
        await aborted.Task;
    }
}
