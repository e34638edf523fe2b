using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge;

/// <summary>A generation that stays open until this is disposed, even when another is taken over meanwhile.</summary>
public sealed class HeldIndex : IAsyncDisposable
{
    private OpenGeneration? _held;

    internal HeldIndex(OpenGeneration held)
    {
        _held = held;
        Index = held.Index;
    }

    /// <summary>The generation; not to be used after this is disposed.</summary>
    public IPassageIndex Index { get; }

    /// <summary>What is needed to ask it.</summary>
    internal OpenGeneration Generation => _held ?? throw new ObjectDisposedException(nameof(HeldIndex));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _held, null)?.ReleaseAsync() ?? ValueTask.CompletedTask;
}
