using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>How an index run is made.</summary>
/// <param name="Force">Build all anew, even when nothing changed or the live generation is damaged.</param>
/// <param name="DryRun">Read everything and say what would change, but write nothing.</param>
public sealed record IndexRunOptions(bool Force = false, bool DryRun = false);

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
public sealed record IndexRun(IndexManifest? Manifest, bool Published, IndexPlan Plan, IReadOnlyList<string> Faults);
