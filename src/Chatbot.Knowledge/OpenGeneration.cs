using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge;

/// <summary>A generation with what is needed to ask it. Closed when the last of those who hold it lets go; whoever makes it holds it.</summary>
internal sealed record OpenGeneration(IPassageIndex Index, IEmbeddingGenerator<string, Embedding<float>> Embedder, QuestionReader Questions, Readings Readings)
{
    private int _holders = 1;

    /// <summary>Holds it; false when it is closed already.</summary>
    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0;)
        {
            var before = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (before == holders)
                return true;
            holders = before;
        }

        return false;
    }

    /// <summary>Lets go.</summary>
    public ValueTask ReleaseAsync() => Interlocked.Decrement(ref _holders) == 0 ? Index.DisposeAsync() : ValueTask.CompletedTask;
}
