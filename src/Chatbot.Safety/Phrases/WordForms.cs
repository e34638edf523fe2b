namespace Chatbot.Safety.Phrases;

/// <summary>Gives a word its regular English endings, unless the word list names its own forms, and its British and American spellings.</summary>
/// <param name="irregular">Words with the forms that they have.</param>
/// <param name="variants">Parts of words that are written in two ways, such as "haemo" and "hemo".</param>
internal sealed class WordForms(IReadOnlyDictionary<string, IReadOnlyList<string>> irregular, IReadOnlyList<(string One, string Other)> variants)
{
    private const int ShortestWord = 3;
    private const int LongestDoubled = 4;

    /// <summary>The word itself and its forms: "leak" also as leaks, leaked, leaking.</summary>
    public IEnumerable<string> Of(string word) => Endings(word).SelectMany(SpellingsOf).Distinct();

    /// <summary>A word, or the beginning of one, as the British and as the Americans write it.</summary>
    public IEnumerable<string> SpellingsOf(string word) => variants
        .SelectMany(variant => new[] { word.Replace(variant.One, variant.Other, StringComparison.Ordinal), word.Replace(variant.Other, variant.One, StringComparison.Ordinal) })
        .Prepend(word)
        .Distinct();

    private IEnumerable<string> Endings(string word)
    {
        yield return word;
        if (irregular.TryGetValue(word, out var forms))
        {
            foreach (var form in forms)
                yield return form;
            yield break;
        }

        if (word.Length < ShortestWord || !word.All(char.IsAsciiLetter) || CarriesEnding(word))
            yield break;

        yield return Plural(word);
        var stem = Stem(word);
        yield return stem + "ed";
        yield return (word.EndsWith('y') ? word : stem) + "ing";
    }

    /// <summary>"swelling", "attached" and "legs" are forms already; "bleed" and "numbness" are not.</summary>
    private static bool CarriesEnding(string word) => word.Length > LongestDoubled
        && (word.EndsWith("ing", StringComparison.Ordinal)
            || (word.EndsWith("ed", StringComparison.Ordinal) && word[^3] != 'e')
            || (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')));

    private static string Plural(string word)
    {
        if (EndsInConsonantY(word))
            return word[..^1] + "ies";
        var hisses = word[^1] is 's' or 'x' or 'z'
            || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal);
        return word + (hisses ? "es" : "s");
    }

    /// <summary>What stands before "-ed" and "-ing".</summary>
    private static string Stem(string word)
    {
        if (word.EndsWith("ee", StringComparison.Ordinal))
            return word;
        if (word.EndsWith('e'))
            return word[..^1];
        if (EndsInConsonantY(word))
            return word[..^1] + "i";
        var doubles = word.Length <= LongestDoubled
            && !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y')
            && IsVowel(word[^2]) && !IsVowel(word[^3]);
        return doubles ? word + word[^1] : word;
    }

    private static bool EndsInConsonantY(string word) => word.EndsWith('y') && !IsVowel(word[^2]);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
