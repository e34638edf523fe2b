using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;

namespace Qdrant.Client.Wire;

/// <summary>
/// Makes unary gRPC calls over HTTP/2: TLS for an <c>https</c> address, and for <c>http</c> HTTP/2 from the first byte ("prior
/// knowledge"). Connections are kept open, watched with pings and shared by all calls. Safe from many threads.
/// </summary>
internal sealed class GrpcInvoker : IDisposable
{
    private static readonly MediaTypeHeaderValue GrpcContent = new("application/grpc");

    private readonly HttpMessageInvoker _http;
    private readonly Uri _address;
    private readonly string? _apiKey;
    private readonly TimeSpan _timeout;

    /// <summary>Prepares calls; none is made yet.</summary>
    /// <param name="address">Scheme, host and port of the server.</param>
    /// <param name="apiKey">Sent as <c>api-key</c> with every call, if given.</param>
    /// <param name="timeout">Longest time a call may take; zero for any.</param>
    public GrpcInvoker(Uri address, string? apiKey, TimeSpan timeout)
    {
        _address = address;
        _apiKey = apiKey;
        _timeout = timeout;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(60),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy cannot carry HTTP/2 without TLS.
            UseProxy = address.Scheme == Uri.UriSchemeHttps,
        });
    }

    /// <summary>Makes one call.</summary>
    /// <param name="method">The method's path, such as <c>/qdrant.Points/Count</c>.</param>
    /// <param name="request">What to send.</param>
    /// <param name="parser">Reads the answer.</param>
    /// <param name="cancellationToken">Ends the call with <see cref="StatusCode.Cancelled"/>.</param>
    /// <exception cref="RpcException">The call did not end with <see cref="StatusCode.OK"/>.</exception>
    public async Task<TResponse> CallAsync<TResponse>(
        string method,
        IMessage request,
        MessageParser<TResponse> parser,
        CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (_timeout > TimeSpan.Zero)
            deadline.CancelAfter(_timeout);

        try
        {
            using var message = Request(method, request);
            using var response = await _http.SendAsync(message, deadline.Token);
            return await ReadAsync(response, parser, deadline.Token);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "Call canceled by the client.", e));
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.DeadlineExceeded, $"No answer within {_timeout}.", e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The call failed: {e.Message}", e));
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string method, IMessage request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(GrpcFrame.Write(request)) { Headers = { ContentType = GrpcContent } },
        };
        message.Headers.TE.ParseAdd("trailers");
        message.Headers.Add("grpc-accept-encoding", "identity");
        if (_timeout > TimeSpan.Zero)
            message.Headers.Add("grpc-timeout", TimeoutHeader());
        if (_apiKey is not null)
            message.Headers.Add("api-key", _apiKey);

        return message;
    }

    // At most eight digits and a unit; a minute in milliseconds and a month in seconds fit.
    private string TimeoutHeader() => _timeout.TotalMilliseconds < 1e8
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(_timeout.TotalMilliseconds):0}m")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(_timeout.TotalSeconds, 99_999_999):0}S");

    private static async Task<TResponse> ReadAsync<TResponse>(
        HttpResponseMessage response,
        MessageParser<TResponse> parser,
        CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>
    {
        ThrowUnlessOk(GrpcStatus.Read(response.Headers));
        var isGrpc = response.Content.Headers.ContentType?.MediaType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        if (response.StatusCode != HttpStatusCode.OK || !isGrpc)
            throw new RpcException(GrpcStatus.FromHttp(response.StatusCode));

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await GrpcFrame.ReadAsync(body, parser, cancellationToken);
        var status = GrpcStatus.Read(response.TrailingHeaders);
        ThrowUnlessOk(status);
        if (status is null)
            throw new RpcException(new Status(StatusCode.Cancelled, "The response ends without a status."));

        return answer ?? throw new RpcException(new Status(StatusCode.Internal, "The response has no message."));
    }

    private static void ThrowUnlessOk(Status? status)
    {
        if (status is { StatusCode: not StatusCode.OK } failure)
            throw new RpcException(failure);
    }
}
