using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Qdrant.Standby;

/// <summary>
/// Keeps what questions are answered from in step with the Qdrant server: finds out that it is back, takes over a generation that was
/// published or rolled back to, and copies it to this machine.
/// </summary>
/// <param name="store">The server and the copy.</param>
/// <param name="live">What questions are answered from.</param>
public sealed class ServerFollower(StandbyStore store, LiveIndex live)
{
    private string? _copied;

    /// <summary>Looks once. To be called again and again, by one caller.</summary>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexDamagedException">The index cannot be used.</exception>
    /// <exception cref="IndexUnavailableException">The server is away and there is no copy.</exception>
    /// <exception cref="IOException">The copy cannot be written.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        string? generation;
        try
        {
            generation = await store.LiveGenerationAsync(cancellationToken);
        }
        catch (IndexUnavailableException failure)
        {
            store.Lose(failure.Message);
            // A generation that was never copied is of no use now; what was copied before it is.
            await using var open = await live.HoldAsync(cancellationToken);
            if (open.Index is StandbyIndex lost && !await lost.HasCopyAsync(cancellationToken))
                await live.ReloadAsync(cancellationToken);
            return;
        }

        if (await IsOpenAsync(generation, cancellationToken))
            store.Restore();
        else
            await live.ReloadAsync(cancellationToken);
        await CopyAsync(cancellationToken);
    }

    private async Task<bool> IsOpenAsync(string? generation, CancellationToken cancellationToken)
    {
        await using var open = await live.HoldAsync(cancellationToken);
        return open.Index is StandbyIndex current && current.Manifest.Generation == generation;
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        await using var open = await live.HoldAsync(cancellationToken);
        if (open.Index is not StandbyIndex current || current.Manifest.Generation == _copied)
            return;
        await store.CopyAsync(current.Server, cancellationToken);
        _copied = current.Manifest.Generation;
    }
}
