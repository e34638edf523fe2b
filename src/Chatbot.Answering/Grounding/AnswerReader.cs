using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Answering.Grounding;

/// <summary>A statement as it was composed, not yet verified.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsListItem">Whether it stood on a line that starts with "- ".</param>
/// <param name="Marks">The passages it says it rests on; empty when it names none.</param>
internal sealed record ComposedStatement(string Text, bool IsListItem, IReadOnlyList<int> Marks);

/// <summary>Reads what an answerer wrote: statements, each ended by the marks of its passages.</summary>
internal static partial class AnswerReader
{
    /// <summary>The statements in order. What follows the last mark of a line is a statement without marks.</summary>
    public static IReadOnlyList<ComposedStatement> Read(string answer)
    {
        var statements = new List<ComposedStatement>();
        foreach (var line in answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isItem = line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal);
            var text = isItem ? line[2..] : line;
            var at = 0;
            foreach (Match marks in Marks().Matches(text))
            {
                Add(text[at..marks.Index], [.. Numbers().Matches(marks.Value).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))]);
                at = marks.Index + marks.Length;
            }

            Add(text[at..], []);

            void Add(string words, IReadOnlyList<int> numbers)
            {
                if (!string.IsNullOrWhiteSpace(words))
                    statements.Add(new ComposedStatement(words.Trim(), isItem, numbers));
            }
        }

        return statements;
    }

    // A full stop that a model puts after the mark belongs to the statement before it.
    [GeneratedRegex(@"(\s*\[\d{1,3}(\s*[,;]\s*\d{1,3})*\])+[.!]?")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();
}
