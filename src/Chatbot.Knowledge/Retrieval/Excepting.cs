using System.Text.RegularExpressions;
using Chatbot.Text;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>Finds what a question leaves out: "apart from getting older" is known to whoever asks what else there is.</summary>
internal static partial class Excepting
{
    /// <summary>The stretches of a question that name what is not asked for; none where nothing else is left to ask.</summary>
    public static IReadOnlyList<TextSpan> In(string question) =>
        [.. Excepted().Matches(question).Where(match => match.Length < question.Length).Select(match => new TextSpan(match.Index, match.Length))];

    // Up to the comma or to where the asking goes on; at the end of the question, to its end.
    [GeneratedRegex(
        @"\b(apart from|aside from|other than|besides|except( for)?|in addition to|not counting|leaving aside)\b[^,.;?!]*?(?=[,.;?!]|$|\b(what|which|why|how|who|is|are|can|could|do|does|will)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excepted();
}
