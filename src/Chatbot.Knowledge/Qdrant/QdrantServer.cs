using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Chatbot.Knowledge.Index;
using Grpc.Core;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace Chatbot.Knowledge.Qdrant;

/// <summary>Asks a Qdrant server, and tells of a failure in a sentence that names the server. Safe from many threads.</summary>
/// <param name="options">Which server.</param>
/// <param name="time">Counts the pauses before a call is made again.</param>
internal sealed class QdrantServer(QdrantOptions options, TimeProvider time) : IDisposable
{
    // A node that is started again is back within a few seconds.
    private static readonly TimeSpan[] Pauses =
        [.. new[] { 0.25, 0.5, 1, 2, 4 }.Select(TimeSpan.FromSeconds)];

    private readonly QdrantClient _client = new(options.Url, options.ApiKey, options.Timeout);

    /// <summary>The address for messages.</summary>
    public string Name => options.Server;

    /// <summary>Makes one call.</summary>
    /// <param name="call">What to call, with <paramref name="cancellationToken"/>.</param>
    /// <param name="cancellationToken">The caller's, to tell its cancelling from a failure.</param>
    /// <exception cref="IndexUnavailableException">The server cannot be reached or refuses.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> AskAsync<T>(Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(_client);
        }
        catch (RpcException exception)
        {
            throw Explained(exception, cancellationToken);
        }
        catch (QdrantException exception)
        {
            throw new IndexUnavailableException(
                $"The Qdrant server at {Name} did not do what it was asked to: {exception.Message}.", exception);
        }
    }

    /// <inheritdoc cref="AskAsync{T}"/>
    public Task TellAsync(Func<QdrantClient, Task> call, CancellationToken cancellationToken) =>
        AskAsync(
            async client =>
            {
                await call(client);
                return true;
            },
            cancellationToken);

    /// <summary>Makes one call that does no harm when made twice; up to five times more while the server is away or busy.</summary>
    /// <inheritdoc cref="AskAsync{T}"/>
    public async Task<T> InsistAsync<T>(Func<QdrantClient, Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await AskAsync(call, cancellationToken);
            }
            catch (IndexUnavailableException failure) when (attempt < Pauses.Length && MayPass(failure))
            {
                await Task.Delay(Pauses[attempt], time, cancellationToken);
            }
        }
    }

    /// <summary>All points of a collection that match a filter, by ascending id.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">What they match; null for all.</param>
    /// <param name="pageSize">How many to read at once; halved for as long as an answer is larger than the client receives (4 MiB).</param>
    /// <param name="withVectors">Whether they come with their vectors.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async IAsyncEnumerable<RetrievedPoint> ReadAsync(
        string collection,
        Filter? filter,
        uint pageSize,
        bool withVectors,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        PointId? next = null;
        do
        {
            var size = pageSize;
            var page = await AskAsync(
                async client =>
                {
                    while (true)
                    {
                        try
                        {
                            return await client.ScrollAsync(
                                collection, filter, size, next, vectorsSelector: withVectors, cancellationToken: cancellationToken);
                        }
                        catch (RpcException exception) when (exception.StatusCode == StatusCode.ResourceExhausted && size > 1)
                        {
                            size /= 2;
                        }
                    }
                },
                cancellationToken);
            foreach (var point in page.Result)
                yield return point;
            next = page.NextPageOffset;
        }
        while (next is not null);
    }

    public void Dispose() => _client.Dispose();

    // The statuses that gRPC's documentation gives for what a later attempt may get done. A call that ran into its deadline is not
    // among them: it has taken as long as a person waits.
    private static bool MayPass(IndexUnavailableException failure) => failure.InnerException is RpcException
    {
        StatusCode: StatusCode.Unavailable or StatusCode.Aborted or StatusCode.ResourceExhausted,
    };

    private Exception Explained(RpcException exception, CancellationToken cancellationToken) => exception.StatusCode switch
    {
        StatusCode.Cancelled when cancellationToken.IsCancellationRequested =>
            new OperationCanceledException("The call to the Qdrant server was cancelled.", exception, cancellationToken),
        StatusCode.Unavailable when Causes(exception).OfType<AuthenticationException>().Any() => new IndexUnavailableException(
            $"The Qdrant server at {Name} cannot be trusted; check that its address speaks TLS and that its certificate is one that this machine trusts.",
            exception),
        StatusCode.Unavailable => new IndexUnavailableException(
            $"The Qdrant server at {Name} cannot be reached; check that it runs and that this is its gRPC address.", exception),
        StatusCode.DeadlineExceeded => new IndexUnavailableException(
            $"The Qdrant server at {Name} did not answer within {options.Timeout.TotalSeconds:0.###} seconds; try again later.", exception),
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => new IndexUnavailableException(
            $"The Qdrant server at {Name} refuses the API key; configure the key that the server was started with.", exception),
        StatusCode.NotFound => new IndexUnavailableException(
            $"The Qdrant server at {Name} no longer has this generation of the index; open the index again.", exception),
        _ => new IndexUnavailableException(
            $"The Qdrant server at {Name} refuses a request ({exception.StatusCode}: {exception.Status.Detail}).", exception),
    };

    private static IEnumerable<Exception> Causes(RpcException exception)
    {
        for (var cause = exception.Status.DebugException; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
