using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>How an index run is made.</summary>
/// <param name="Force">Build all anew, even when nothing changed or the live generation is damaged.</param>
/// <param name="DryRun">Read everything and say what would change, but write nothing.</param>
/// <param name="Gate">Judges the new generation before it goes live; null lets any pass.</param>
public sealed record IndexRunOptions(bool Force = false, bool DryRun = false, IndexGate? Gate = null);

/// <summary>How far an index run is.</summary>
/// <param name="Stage">What is being done, such as "reading".</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0 when that is not known yet.</param>
public sealed record IndexProgress(string Stage, int Done, int Total);

/// <summary>What an index run did.</summary>
/// <param name="Manifest">The generation that is live afterwards; null when there is none.</param>
/// <param name="Published">Whether this run made it.</param>
/// <param name="Plan">What differs from the generation that was live before.</param>
/// <param name="Faults">One sentence for each file that could not be used, with its place. The run goes on past them.</param>
public sealed record IndexRun(IndexManifest? Manifest, bool Published, IndexPlan Plan, IReadOnlyList<string> Faults)
{
    /// <summary>One sentence for each file that was used and should be looked at, with its place: its encoding was guessed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Passages that say nearly the same as another, among the passages that this run split; those of unchanged documents are not.</summary>
    public IReadOnlyList<RepeatedPassage> Repeated { get; init; } = [];

    /// <summary>Why the gate rejected what this run made, in a sentence; null when it did not.</summary>
    public string? Rejected { get; init; }
}
