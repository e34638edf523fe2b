namespace Chatbot.Text.Words;

/// <summary>A word that carries a subject, by its stem.</summary>
/// <param name="Span">Where the word stands in the text.</param>
/// <param name="Form">The word as <see cref="WordReader"/> gives it.</param>
/// <param name="Stem">Its stem.</param>
public readonly record struct Term(TextSpan Span, string Form, string Stem);

/// <summary>Reads the terms of a text: its words without stop words, stemmed.</summary>
public static class TermReader
{
    /// <summary>The terms in reading order, repeated as often as they occur.</summary>
    public static List<Term> Read(string text) => Read(text, new TextSpan(0, text.Length));

    /// <summary>The terms within a stretch of a text; their spans refer to the whole text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches outside the text.</exception>
    public static List<Term> Read(string text, TextSpan within) => Of(WordReader.Read(text, within));

    /// <summary>The terms among words that were read already.</summary>
    public static List<Term> Of(IReadOnlyCollection<WordSpan> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var terms = new List<Term>(words.Count);
        foreach (var word in words)
        {
            if (StemOf(word.Form) is { } stem)
                terms.Add(new Term(word.Span, word.Form, stem));
        }

        return terms;
    }

    /// <summary>The stem of a word that carries a subject; null for any other.</summary>
    /// <param name="form">The word as <see cref="WordReader"/> gives it.</param>
    public static string? StemOf(string form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return StopWords.Contains(form) || (form.Length == 1 && !char.IsDigit(form[0])) ? null : Stemmer.Stem(form);
    }

    /// <summary>The stems that a text speaks of, each once.</summary>
    public static HashSet<string> Stems(string text) => Read(text).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
}
