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
    public static List<Term> Read(string text, TextSpan within)
    {
        var terms = new List<Term>();
        foreach (var word in WordReader.Read(text, within))
        {
            if (!StopWords.Contains(word.Form) && (word.Form.Length > 1 || char.IsDigit(word.Form[0])))
                terms.Add(new Term(word.Span, word.Form, Stemmer.Stem(word.Form)));
        }

        return terms;
    }

    /// <summary>The stems that a text speaks of, each once.</summary>
    public static HashSet<string> Stems(string text) => Read(text).Select(term => term.Stem).ToHashSet(StringComparer.Ordinal);
}
