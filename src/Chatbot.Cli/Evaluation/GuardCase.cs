using Chatbot.Cli.Lines;
using Chatbot.Safety;

namespace Chatbot.Cli.Evaluation;

/// <summary>A message whose triage level is known.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Messages">The person's messages, oldest first; the verdict on the last one is scored.</param>
/// <param name="Label">The right level.</param>
/// <param name="Category">The rule's category or, for a harmless message, why it is harmless.</param>
internal sealed record GuardCase(string Id, IReadOnlyList<string> Messages, TriageLevel Label, string Category)
{
    /// <summary>Whether urgent care is the right answer.</summary>
    public bool IsPositive => Label >= TriageLevel.Urgent;

    /// <summary>Reads a row with a <c>label</c>.</summary>
    /// <exception cref="BadInputException">The row is not a guard case.</exception>
    public static GuardCase Read(JsonLine row) => new(
        row.Id.ToString(), row.Messages("text", "question"), Level(row), row.Text("category") ?? "");

    private static TriageLevel Level(JsonLine row)
    {
        var label = row.Text("label");
        foreach (var level in Enum.GetValues<TriageLevel>())
        {
            if (level.ToString().Equals(label, StringComparison.OrdinalIgnoreCase))
                return level;
        }

        throw row.Fault("\"label\" must be none, soon, urgent, emergency or crisis.");
    }
}
