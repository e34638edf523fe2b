using Chatbot.Knowledge.Indexing;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>chatbot diff --json</c> prints.</summary>
internal sealed record DiffRow(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<MovedDocument> Moved,
    IReadOnlyList<string> Removed,
    int Unchanged,
    IReadOnlyList<string> Faults)
{
    public static DiffRow Of(IndexRun run) => new(run.Plan.Added, run.Plan.Changed, run.Plan.Moved, run.Plan.Removed, run.Plan.Unchanged, run.Faults);
}
