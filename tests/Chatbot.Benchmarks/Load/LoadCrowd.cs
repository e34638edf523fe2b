using System.Collections.Concurrent;
using System.Diagnostics;

namespace Chatbot.Benchmarks.Load;

/// <summary>Many visitors at once.</summary>
/// <param name="plan">What they do.</param>
internal sealed class LoadCrowd(LoadPlan plan) : IAsyncDisposable
{
    private const int ConnectingAtOnce = 16;

    private static readonly string[] Questions =
    [
        "What is sciatica?",
        "What helps with low back pain?",
        "How long does a slipped disc take to heal?",
        "and how is it treated?",
        "Which airline has the widest seats?",
        "What is spinal stenosis?",
        "Does heat help a stiff neck?",
        "thank you",
    ];

    private readonly ConcurrentBag<LoadVisitor> _visitors = [];
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 });

    /// <summary>Opens all conversations.</summary>
    /// <param name="host">Where the server is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ConnectAsync(Uri host, CancellationToken cancellationToken) => Parallel.ForAsync(
        0,
        plan.Conversations,
        new ParallelOptions { MaxDegreeOfParallelism = ConnectingAtOnce, CancellationToken = cancellationToken },
        async (_, token) => _visitors.Add(await LoadVisitor.ConnectAsync(_http, new Uri(host, "/v3/directline/"), token)));

    /// <summary>Lets everybody ask what the plan says, evenly spread over time, and waits for the replies.</summary>
    public async Task<LoadResult> AskAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_visitors.Select((visitor, number) => AskAsync(visitor, number, cancellationToken)));
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < plan.Patience && _visitors.Any(visitor => !visitor.IsAnswered);)
            await Task.Delay(100, cancellationToken);

        var sum = _visitors.Aggregate(new LoadResult(0, 0, 0, []), (sum, visitor) => visitor.AddTo(sum));
        return sum with { Waits = [.. sum.Waits.Order()] };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        _http.Dispose();
    }

    private async Task AskAsync(LoadVisitor visitor, int number, CancellationToken cancellationToken)
    {
        await Task.Delay(plan.Every * number / plan.Conversations, cancellationToken);
        using var beat = new PeriodicTimer(plan.Every);
        for (var time = 0; time < plan.Times; time++)
        {
            await visitor.AskAsync(Questions[(number + time) % Questions.Length], cancellationToken);
            if (time < plan.Times - 1)
                await beat.WaitForNextTickAsync(cancellationToken);
        }
    }
}
