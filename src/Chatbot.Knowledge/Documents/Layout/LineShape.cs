using System.Collections.Frozen;
using Chatbot.Text;
using Chatbot.Text.Sentences;

namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>What a line looks like, judged by its length, its last character and its capitals alone.</summary>
internal static class LineShape
{
    /// <summary>Longest heading, in characters; headlines of web articles stay below 100.</summary>
    private const int MaxHeadingLength = 120;

    /// <summary>Most words of a heading.</summary>
    private const int MaxHeadingWords = 16;

    /// <summary>A line that stops on one of these is the first half of a sentence, not a heading.</summary>
    private static readonly FrozenSet<string> UnfinishedEndings = FrozenSet.ToFrozenSet(
    [
        "include", "includes", "including", "involve", "involves", "are", "is", "be", "as", "of", "the", "a", "an", "and", "or", "with",
        "by", "to", "for", "from", "that",
    ]);

    /// <summary>Headings that open with one of these may well stop on such a word: "What to look for", "What it is".</summary>
    private static readonly FrozenSet<string> QuestionWords = FrozenSet.ToFrozenSet(
        ["what", "how", "why", "when", "where", "who", "which"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line could be a heading: short, one sentence, no final stop, begun with a capital or a digit, not broken off.</summary>
    public static bool LooksLikeHeading(string text, TextSpan line)
    {
        if (line.Length > MaxHeadingLength)
            return false;
        var words = text.AsSpan(line.Start, line.Length);
        return !EndsLikeSentence(words)
            && CountWords(words) <= MaxHeadingWords
            && BeginsLikeHeading(words)
            && !BreaksOff(words)
            && SentenceSplitter.Split(text, line).Count == 1;
    }

    /// <summary>Whether a line could be an item of a list without bullets: short and without final stop.</summary>
    public static bool LooksLikeBareItem(string text, TextSpan line) =>
        line.Length <= MaxHeadingLength && !EndsLikeSentence(text.AsSpan(line.Start, line.Length)) && !IsQuestion(text, line);

    /// <summary>Whether a line ends with a question mark.</summary>
    public static bool IsQuestion(string text, TextSpan line) => text[line.End - 1] == '?';

    /// <summary>Whether a line announces what comes next: it ends with a colon, says "the following", or breaks off ("Symptoms include").</summary>
    public static bool IsLeadIn(string text, TextSpan line)
    {
        var words = text.AsSpan(line.Start, line.Length);
        return words[^1] == ':'
            || words.EndsWith("the following.", StringComparison.OrdinalIgnoreCase)
            || (!EndsLikeSentence(words) && BreaksOff(words));
    }

    /// <summary>Whether an item is but a label whose text follows: "Diet:".</summary>
    public static bool IsLabel(string text, TextSpan line) => text[line.End - 1] == ':' && line.Length <= MaxHeadingLength;

    /// <summary>Whether most words of a line that matter are capitalised, as in the header of a table.</summary>
    public static bool IsTitleCase(string text, TextSpan line)
    {
        var words = Words(text, line).Where(w => w.Length >= 4).ToList();
        return words.Count >= 2 && words.Count(w => char.IsUpper(w[0])) >= 0.8 * words.Count;
    }

    /// <summary>Whether at least two of a line's first three words are capitalised or numbers, as at the start of a table row.</summary>
    public static bool OpensLikeCell(string text, TextSpan line) =>
        Words(text, line).Take(3).Count(w => char.IsUpper(w[0]) || char.IsDigit(w[0])) >= 2;

    private static string[] Words(string text, TextSpan line) =>
        line.In(text).Split([' ', '\t', '\u00a0', '(', ')', '/', '&', ','], StringSplitOptions.RemoveEmptyEntries);

    private static bool EndsLikeSentence(ReadOnlySpan<char> line) =>
        line.TrimEnd("\"”’')]") is [.., '.' or '!' or ';' or ',' or ':' or '…'];

    private static bool BeginsLikeHeading(ReadOnlySpan<char> line)
    {
        var first = line.TrimStart("\"“‘'(¿");
        return !first.IsEmpty && (char.IsUpper(first[0]) || char.IsDigit(first[0]));
    }

    private static bool BreaksOff(ReadOnlySpan<char> line) =>
        UnfinishedEndings.Contains(line[(line.LastIndexOf(' ') + 1)..].ToString().ToLowerInvariant())
        && !QuestionWords.Contains(line[..Math.Max(0, line.IndexOf(' '))].ToString());

    private static int CountWords(ReadOnlySpan<char> line)
    {
        var count = 0;
        foreach (var _ in line.Split(' '))
            count++;
        return count;
    }
}
