using System.Text;
using Chatbot.Safety.Explaining;

namespace Chatbot.Cli.Commands;

/// <summary>An explanation of the guard for people to read.</summary>
internal static class ExplanationText
{
    /// <summary>How each message was read, which rules are in force, and what decided.</summary>
    public static string Of(GuardExplanation explanation)
    {
        var text = new StringBuilder();
        for (var turn = 0; turn < explanation.Messages.Count; turn++)
            Write(text, explanation.Messages[turn], turn + 1);
        Line(text, $"Rules and texts: {explanation.Version}");
        foreach (var rule in explanation.Rules)
            Line(text, $"{rule.Rule} {rule.Title} ({Low(rule.Level)}); {rule.Combination}; {rule.Source}");
        return text.Append(Decision(explanation)).ToString();
    }

    private static void Write(StringBuilder text, MessageExplanation message, int number)
    {
        Line(text, $"Message {number}");
        Line(text, $"  read as: {string.Join(' ', message.Words.Select(word => word.Read))}");
        foreach (var concept in message.Concepts)
        {
            var about = concept.OfOther ? ", about somebody else" : "";
            var marks = concept.Marks.Count == 0 ? "nothing speaks against it" : string.Join(", ", concept.Marks);
            Line(text, $"  {concept.Concept}: \"{concept.Quote}\" ({concept.Start}..{concept.End}), {marks}{about}");
        }

        if (message.Corrects)
            Line(text, "  takes the earlier messages back");
        if (message.Affirms)
            Line(text, "  says that what was asked about is happening");
    }

    private static string Decision(GuardExplanation explanation) => explanation switch
    {
        { Relief: { } relief } => $"Decided by {relief.Rule}: {Low(explanation.Verdict.Level)}, {Low(explanation.Verdict.Standing)}; {relief.Combination}",
        { Rules: [var first, ..] } => $"Decided by {first.Rule}: {Low(first.Level)}, {Low(explanation.Verdict.Standing)}, advice \"{explanation.Verdict.Advice?.Key}\"",
        _ => "No red flag.",
    };

    private static string Low<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
