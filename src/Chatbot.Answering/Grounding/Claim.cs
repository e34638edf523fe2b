using System.Buffers;
using Chatbot.Text.Words;

namespace Chatbot.Answering.Grounding;

/// <summary>How a text speaks of something.</summary>
internal enum Certainty
{
    /// <summary>"May", "some", "sometimes".</summary>
    Partly,

    /// <summary>"Usually", "most".</summary>
    Mostly,

    /// <summary>Plainly.</summary>
    Plain,
}

/// <summary>Whether a text affirms something.</summary>
internal enum Polarity
{
    /// <summary>It does.</summary>
    Affirmed,

    /// <summary>"Not", "no", "without", "avoid".</summary>
    Denied,

    /// <summary>"Rarely", "few".</summary>
    Rare,
}

/// <summary>A word of a text with what is said around it.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Carries">Whether it carries a subject; no stop word.</param>
/// <param name="Polarity">Whether it is affirmed.</param>
/// <param name="Certainty">How surely.</param>
internal readonly record struct ClaimWord(string Stem, bool Carries, Polarity Polarity, Certainty Certainty);

/// <summary>A text read for what it claims: its words with their denials and hedges, and its amounts.</summary>
/// <remarks>Denials and "may" reach forward to the end of their clause, "usually" and "most" over all of it.</remarks>
/// <param name="Words">All words in order.</param>
/// <param name="Amounts">All numbers.</param>
internal sealed record Claim(IReadOnlyList<ClaimWord> Words, IReadOnlyList<Amount> Amounts)
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".;!?–—");

    private static readonly GroundingWords Known = GroundingWords.Default;

    private static readonly HashSet<string> Denials = new(StringComparer.Ordinal)
    {
        "no", "not", "never", "none", "neither", "nor", "cannot", "without", "avoid", "avoids", "avoiding", "nothing", "nobody", "lack", "lacks", "against", "stop", "dont", "cant",
    };

    // Words that open a clause of their own, and those that do so after a comma or before a verb.
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "but", "although", "though", "because", "which", "who", "where", "when", "if", "unless", "while", "whereas", "however", "except", "so", "until",
    };

    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { "and", "or", "then", "this", "these", "it", "they" };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "is", "are", "can", "may", "might", "could", "will", "should", "does", "do", "usually", "often", "sometimes", "most", "some", "it", "they", "has", "have", "not", "avoid",
    };

    /// <summary>The stems that carry a subject, each once.</summary>
    public IReadOnlyList<string> Terms { get; } = [.. Words.Where(word => word.Carries).Select(word => word.Stem).Distinct(StringComparer.Ordinal)];

    /// <summary>All stems.</summary>
    public IReadOnlySet<string> Stems { get; } = Words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);

    /// <summary>Reads a text.</summary>
    public static Claim Of(string text)
    {
        var words = WordReader.Read(text);
        var read = new ClaimWord[words.Count];
        for (var start = 0; start < words.Count;)
        {
            var end = start + 1;
            while (end < words.Count && !Opens(text, words, end))
                end++;
            ReadClause(words, start, end, read);
            start = end;
        }

        return new Claim(read, Amount.Read(text, words));
    }

    private static void ReadClause(List<WordSpan> words, int start, int end, ClaimWord[] read)
    {
        var stems = words.Skip(start).Take(end - start).Select(word => Stemmer.Stem(word.Form)).ToArray();
        var certainty = stems.Any(Known.Mostly.Contains) ? Certainty.Mostly : Certainty.Plain;
        var polarity = Polarity.Affirmed;
        for (var at = start; at < end; at++)
        {
            var (form, stem) = (words[at].Form, stems[at - start]);
            if (Denies(form) && !(at + 1 < end && words[at + 1].Form is "only" or "just"))
                polarity = polarity == Polarity.Denied && form != "nor" ? Polarity.Affirmed : Polarity.Denied;
            else if (Known.Rarely.Contains(stem) && !(form == "few" && at > start && words[at - 1].Form == "a"))
                polarity = Polarity.Rare;
            if (Known.Partly.Contains(stem))
                certainty = Certainty.Partly;
            read[at] = new ClaimWord(stem, TermReader.StemOf(form) is not null, polarity, certainty);
        }
    }

    private static bool Denies(string form) => Denials.Contains(form) || form.EndsWith("n't", StringComparison.Ordinal);

    private static bool Opens(string text, List<WordSpan> words, int at)
    {
        var between = text.AsSpan(words[at - 1].Span.End..words[at].Span.Start);
        if (between.ContainsAny(Stops) || Openers.Contains(words[at].Form))
            return true;
        return Joiners.Contains(words[at].Form) && (between.Contains(',') || (words[at].Form == "and" && at + 1 < words.Count && Verbs.Contains(words[at + 1].Form)));
    }
}
