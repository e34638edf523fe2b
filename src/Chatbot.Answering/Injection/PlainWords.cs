using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Answering.Injection;

/// <summary>Leaves of a text what a reader sees as words: what only a machine would read is taken out before a model gets it.</summary>
internal static partial class PlainWords
{
    /// <summary>
    /// One line without invisible characters, tags, addresses, the control words of chat formats, and long runs of letters and digits
    /// that no language has.
    /// </summary>
    public static string Of(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                visible.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                visible.Append(rune);
        }

        return Spaces().Replace(ForMachines().Replace(visible.ToString(), " "), " ").Trim();
    }

    [GeneratedRegex(@"<[^<>]{0,300}>|!?\[[^\[\]]*\]\([^()]*\)|\b(https?|ftp|data|javascript):\S+|\[/?INST\]|\b[A-Za-z0-9+/]{40,}={0,2}")]
    private static partial Regex ForMachines();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
