using System.Buffers;

namespace Chatbot.Text.Words;

/// <summary>
/// Reduces English words to a common stem, so that "stretching", "stretched" and "stretches" meet.
/// The algorithm is Martin Porter's second English stemmer ("Porter2"), as described at snowballstem.org.
/// </summary>
public static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["idly"] = "idl",
        ["gently"] = "gentl", ["ugly"] = "ugli", ["early"] = "earli", ["only"] = "onli", ["singly"] = "singl",
        ["sky"] = "sky", ["news"] = "news", ["howe"] = "howe", ["atlas"] = "atlas", ["cosmos"] = "cosmos", ["bias"] = "bias",
        ["andes"] = "andes",
        // Medical words whose plurals or adjectives the rules leave apart.
        ["vertebrae"] = "vertebra", ["vertebral"] = "vertebra", ["diagnoses"] = "diagnos", ["diagnosis"] = "diagnos",
        ["diagnose"] = "diagnos", ["diagnosed"] = "diagnos", ["diagnosing"] = "diagnos", ["prognosis"] = "prognos", ["stenosis"] = "stenosis",
        ["osteoporosis"] = "osteoporosis", ["osteoporotic"] = "osteoporosis", ["kyphosis"] = "kyphosis", ["scoliosis"] = "scoliosis",
        ["feet"] = "foot", ["disk"] = "disc", ["disks"] = "disc", ["women"] = "woman", ["men"] = "man", ["children"] = "child",
        ["kids"] = "child", ["kid"] = "child", ["spinal"] = "spine", ["thoracic"] = "thorac", ["thorax"] = "thorac", ["sciatic"] = "sciatic",
        ["sciatica"] = "sciatica", ["tingly"] = "tingl", ["achy"] = "ach", ["taller"] = "tall", ["tallest"] = "tall", ["athletic"] = "athlet", ["worse"] = "wors",
        ["worsen"] = "wors", ["worsens"] = "wors", ["worsening"] = "wors", ["surgery"] = "surgeri", ["surgeries"] = "surgeri", ["surgical"] = "surgeri",
        ["herniation"] = "herniat", ["hernia"] = "herniat", ["therapies"] = "therapi", ["narrower"] = "narrow",
    };

    private static readonly HashSet<string> AfterStep1a = new(StringComparer.Ordinal)
    {
        "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
    };

    private static readonly string[] Step2Suffixes =
    [
        "ization", "ational", "fulness", "ousness", "iveness", "tional", "biliti", "lessli", "entli", "ation", "alism", "aliti", "ousli",
        "iviti", "fulli", "enci", "anci", "abli", "izer", "ator", "alli", "bli", "ogi", "li",
    ];

    private static readonly Dictionary<string, string> Step2 = new(StringComparer.Ordinal)
    {
        ["ization"] = "ize", ["ational"] = "ate", ["fulness"] = "ful", ["ousness"] = "ous", ["iveness"] = "ive", ["tional"] = "tion",
        ["biliti"] = "ble", ["lessli"] = "less", ["entli"] = "ent", ["ation"] = "ate", ["alism"] = "al", ["aliti"] = "al", ["ousli"] = "ous",
        ["iviti"] = "ive", ["fulli"] = "ful", ["enci"] = "ence", ["anci"] = "ance", ["abli"] = "able", ["izer"] = "ize", ["ator"] = "ate",
        ["alli"] = "al", ["bli"] = "ble",
    };

    private static readonly string[] Step4Suffixes =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    /// <summary>The stem of a lower-case word; words of one or two letters and numbers come back unchanged.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length <= 2 || word.AsSpan().ContainsAnyInRange('0', '9') || word.AsSpan().ContainsAnyExceptInRange('\'', 'z'))
            return word;
        if (Exceptions.TryGetValue(word, out var exception))
            return exception;

        var stem = MarkConsonantYs(word.Trim('\''));
        if (stem.Length <= 2)
            return stem.ToLowerInvariant();
        var r1 = Region1(stem);
        var r2 = AfterVowelConsonant(stem, r1);

        stem = Step1a(stem);
        if (AfterStep1a.Contains(stem))
            return stem;
        stem = Step1b(stem, r1);
        stem = Step1c(stem);
        stem = ApplyStep2(stem, r1);
        stem = ApplyStep3(stem, r1, r2);
        stem = ApplyStep4(stem, r2);
        stem = ApplyStep5(stem, r1, r2);
        return stem.Replace('Y', 'y');
    }

    // A y at the start or after a vowel is a consonant; Porter2 writes it Y.
    private static string MarkConsonantYs(string word)
    {
        if (!word.Contains('y', StringComparison.Ordinal))
            return word;
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        }

        return new string(letters);
    }

    private static bool IsVowel(char c) => Vowels.Contains(c);

    private static int Region1(string word)
    {
        foreach (var prefix in (string[])["gener", "commun", "arsen"])
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
                return prefix.Length;
        }

        return AfterVowelConsonant(word, 0);
    }

    private static int AfterVowelConsonant(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        }

        return word.Length;
    }

    private static string Step1a(string w)
    {
        if (w.EndsWith("sses", StringComparison.Ordinal))
            return w[..^2];
        if (w.EndsWith("ied", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal))
            return w.Length > 4 ? w[..^2] : w[..^1];
        if (w.EndsWith("us", StringComparison.Ordinal) || w.EndsWith("ss", StringComparison.Ordinal))
            return w;
        if (w[^1] == 's' && HasVowel(w.AsSpan(0, w.Length - 2)))
            return w[..^1];
        return w;
    }

    private static string Step1b(string w, int r1)
    {
        foreach (var suffix in (string[])["eedly", "eed"])
        {
            if (w.EndsWith(suffix, StringComparison.Ordinal))
                return w.Length - suffix.Length >= r1 ? w[..^suffix.Length] + "ee" : w;
        }

        foreach (var suffix in (string[])["ingly", "edly", "ing", "ed"])
        {
            if (!w.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var rest = w[..^suffix.Length];
            if (!HasVowel(rest))
                return w;
            if (rest.EndsWith("at", StringComparison.Ordinal) || rest.EndsWith("bl", StringComparison.Ordinal) || rest.EndsWith("iz", StringComparison.Ordinal))
                return rest + "e";
            if (EndsInDouble(rest))
                return rest[..^1];
            return IsShort(rest, r1) ? rest + "e" : rest;
        }

        return w;
    }

    private static string Step1c(string w) =>
        w.Length > 2 && w[^1] is 'y' or 'Y' && !IsVowel(w[^2]) ? w[..^1] + "i" : w;

    private static string ApplyStep2(string w, int r1)
    {
        foreach (var suffix in Step2Suffixes)
        {
            if (!w.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var at = w.Length - suffix.Length;
            if (at < r1)
                return w;
            return suffix switch
            {
                "ogi" => at > 0 && w[at - 1] == 'l' ? w[..^1] : w,
                "li" => at > 0 && "cdeghkmnrt".Contains(w[at - 1], StringComparison.Ordinal) ? w[..at] : w,
                _ => w[..at] + Step2[suffix],
            };
        }

        return w;
    }

    private static string ApplyStep3(string w, int r1, int r2)
    {
        foreach (var (suffix, replacement) in ((string, string)[])
            [("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""), ("ical", "ic"), ("ness", ""), ("ful", "")])
        {
            if (!w.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var at = w.Length - suffix.Length;
            return at >= (suffix == "ative" ? r2 : r1) ? w[..at] + replacement : w;
        }

        return w;
    }

    private static string ApplyStep4(string w, int r2)
    {
        foreach (var suffix in Step4Suffixes)
        {
            if (!w.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var at = w.Length - suffix.Length;
            if (at < r2 || (suffix == "ion" && !(at > 0 && w[at - 1] is 's' or 't')))
                return w;
            return w[..at];
        }

        return w;
    }

    private static string ApplyStep5(string w, int r1, int r2)
    {
        var at = w.Length - 1;
        if (w[at] == 'e' && (at >= r2 || (at >= r1 && !EndsInShortSyllable(w.AsSpan(0, at)))))
            return w[..at];
        return w[at] == 'l' && at >= r2 && at > 0 && w[at - 1] == 'l' ? w[..at] : w;
    }

    private static bool HasVowel(ReadOnlySpan<char> text) => text.ContainsAny(Vowels);

    private static bool EndsInDouble(string w) =>
        w.Length > 1 && w[^1] == w[^2] && "bdfgmnprt".Contains(w[^1], StringComparison.Ordinal);

    private static bool IsShort(string w, int r1) => r1 >= w.Length && EndsInShortSyllable(w);

    private static bool EndsInShortSyllable(ReadOnlySpan<char> w) => w.Length switch
    {
        2 => IsVowel(w[0]) && !IsVowel(w[1]),
        > 2 => !IsVowel(w[^3]) && IsVowel(w[^2]) && !IsVowel(w[^1]) && w[^1] is not ('w' or 'x' or 'Y'),
        _ => false,
    };
}
