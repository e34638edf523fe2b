using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Answering.Grounding;

/// <summary>Cuts what a model writes, as it arrives, behind statements that are complete: behind a line, or behind a mark that more words follow.</summary>
internal sealed partial class StatementStream
{
    private readonly StringBuilder _open = new();

    /// <summary>Takes the next characters.</summary>
    /// <returns>The statements that they completed; empty when they completed none.</returns>
    public string Add(string characters)
    {
        _open.Append(characters);
        var text = _open.ToString();
        var end = text.LastIndexOf('\n') + 1;
        foreach (var match in Marked().EnumerateMatches(text))
            end = Math.Max(end, match.Index + match.Length);
        _open.Remove(0, end);
        return text[..end];
    }

    /// <summary>What is left when the model has ended by itself. After a broken stream nothing is: half a sentence may say the opposite of a whole one.</summary>
    public string End()
    {
        var rest = _open.ToString();
        _open.Clear();
        return rest;
    }

    [GeneratedRegex(@"(?:\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\]\s*)+[.!?]?\s+(?=[^\s\[.!?])")]
    private static partial Regex Marked();
}
