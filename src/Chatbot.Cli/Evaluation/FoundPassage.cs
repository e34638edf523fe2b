using Chatbot.Knowledge.Index;

namespace Chatbot.Cli.Evaluation;

/// <summary>A passage that retrieval found for a question, to tell whether a failure lies in finding or in answering.</summary>
/// <param name="Document">Id of its document.</param>
/// <param name="Heading">The nearest heading above it; empty when there is none.</param>
/// <param name="Text">Its words.</param>
/// <param name="Score">How good retrieval finds it; higher is better.</param>
internal sealed record FoundPassage(string Document, string Heading, string Text, double Score)
{
    /// <summary>What is shown of a passage.</summary>
    public static FoundPassage Of(ScoredPassage found) => new(
        found.Passage.DocumentId, found.Passage.HeadingPath is [.., var heading] ? heading : "", found.Passage.Text.Trim(), Math.Round(found.Score, 3));
}
