using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qdrant.Client.Grpc;
using Qdrant.Client.Wire;

namespace Qdrant.Client;

/// <summary>Calls a Qdrant server. Calls that fail throw <see cref="RpcException"/>. Safe from many threads.</summary>
public partial class QdrantClient : IDisposable
{
    private readonly GrpcInvoker _invoker;
    private readonly ILogger _logger;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="host">Name or address of the server.</param>
    /// <param name="port">Its gRPC port.</param>
    /// <param name="https">Whether to use TLS.</param>
    /// <param name="apiKey">The key that the server asks for, if any.</param>
    /// <param name="grpcTimeout">Longest time a call may take; zero for any.</param>
    /// <param name="loggerFactory">Where calls are told of, at debug level.</param>
    public QdrantClient(
        string host,
        int port = 6334,
        bool https = false,
        string? apiKey = null,
        TimeSpan grpcTimeout = default,
        ILoggerFactory? loggerFactory = null)
        : this(new UriBuilder(https ? "https" : "http", host, port).Uri, apiKey, grpcTimeout, loggerFactory)
    {
    }

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="address">Scheme, host and gRPC port of the server.</param>
    /// <param name="apiKey">The key that the server asks for, if any.</param>
    /// <param name="grpcTimeout">Longest time a call may take; zero for any.</param>
    /// <param name="loggerFactory">Where calls are told of, at debug level.</param>
    public QdrantClient(
        Uri address,
        string? apiKey = null,
        TimeSpan grpcTimeout = default,
        ILoggerFactory? loggerFactory = null)
    {
        _invoker = new GrpcInvoker(address, apiKey, grpcTimeout);
        _logger = loggerFactory?.CreateLogger("Qdrant.Client") ?? NullLogger.Instance;
    }

    /// <summary>Asks the server who it is. Needs no API key.</summary>
    public Task<HealthCheckReply> HealthAsync(CancellationToken cancellationToken = default) =>
        CallAsync("/qdrant.Qdrant/HealthCheck", new HealthCheckRequest(), HealthCheckReply.Parser, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _invoker.Dispose();
    }

    private async Task<TResponse> CallAsync<TResponse>(
        string method,
        IMessage request,
        MessageParser<TResponse> parser,
        CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        _logger.LogDebug("Call {Method}", method);
        try
        {
            return await _invoker.CallAsync(method, request, parser, cancellationToken);
        }
        catch (RpcException e)
        {
            _logger.LogError(e, "{Method} failed", method);
            throw;
        }
    }

    private static ulong Seconds(TimeSpan timeout) => timeout.Ticks % TimeSpan.TicksPerSecond == 0
        ? (ulong)timeout.TotalSeconds
        : throw new ArgumentException($"The server takes whole seconds, not {timeout}.", nameof(timeout));
}
