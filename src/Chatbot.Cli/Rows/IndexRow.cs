using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Indexing;

namespace Chatbot.Cli.Rows;

/// <summary>What <c>chatbot index --json</c> prints.</summary>
internal sealed record IndexRow(
    IndexManifest? Manifest, bool Published, int Added, int Changed, int Moved, int Removed, int Unchanged, IReadOnlyList<string> Faults,
    IReadOnlyList<RepeatedPassage> Repeated, string? Rejected)
{
    public static IndexRow Of(IndexRun run) => new(
        run.Manifest, run.Published, run.Plan.Added.Count, run.Plan.Changed.Count, run.Plan.Moved.Count, run.Plan.Removed.Count, run.Plan.Unchanged, run.Faults,
        run.Repeated, run.Rejected);
}
