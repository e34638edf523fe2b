using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>The plain word behind a comparison: "quick" behind "quicker", "fat" behind "fattest".</summary>
internal static class Comparatives
{
    private const int ShortestPlain = 3;

    /// <summary>Stems of the words that a form may compare, the likeliest first; none when it is no comparison.</summary>
    /// <param name="form">A word in lower case.</param>
    public static IEnumerable<string> PlainOf(string form)
    {
        var ending = form.EndsWith("est", StringComparison.Ordinal) ? 3 : form.EndsWith("er", StringComparison.Ordinal) ? 2 : 0;
        if (ending == 0 || form.Length - ending < ShortestPlain)
            yield break;
        var plain = form[..^ending];
        yield return Stemmer.Stem(plain);
        yield return Stemmer.Stem(plain + "e");
        if (plain[^1] == 'i')
            yield return Stemmer.Stem(plain[..^1] + "y");
        else if (plain[^1] == plain[^2])
            yield return Stemmer.Stem(plain[..^1]);
    }
}
