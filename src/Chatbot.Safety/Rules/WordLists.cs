using System.Text;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Rules;

/// <summary>What the rule files say about words as such.</summary>
/// <param name="Forms">"forms": words with irregular endings.</param>
/// <param name="Spellings">"spellings": short and dialect spellings with the word each stands for.</param>
/// <param name="Variants">"variants": parts of words that are written in two ways, in British and American English.</param>
/// <param name="RunOns">"run-ons": words that people write together with the next.</param>
/// <param name="RunTogether">"run-together": words that people write together with each other, several at once.</param>
/// <param name="Pictures">"pictures": pictographs with the word each stands for.</param>
/// <param name="RealWords">"real-words": English words that are not misspellings of the rules' words.</param>
internal sealed record WordLists(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Forms,
    IReadOnlyDictionary<string, string> Spellings,
    IReadOnlyList<(string One, string Other)> Variants,
    IReadOnlyList<string> RunOns,
    IReadOnlyList<string> RunTogether,
    IReadOnlyDictionary<Rune, string> Pictures,
    IReadOnlyList<string> RealWords)
{
    /// <summary>The keys of a file that this reads.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["forms", "spellings", "variants", "run-ons", "run-together", "pictures", "real-words"];

    /// <summary>Reads the lists of all files, reporting what is listed twice with different meanings.</summary>
    public static WordLists Read(IReadOnlyList<YamlFile> files)
    {
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        var pictures = new Dictionary<Rune, string>();
        var forms = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var (word, key, node) in file.Entries(file.Root, "forms"))
            {
                if (!forms.TryAdd(word, [.. file.TextNodes(node, word).SelectMany(Split)]))
                    file.Report(key, $"The forms of '{word}' are given twice.");
            }

            ReadMeanings(file, "spellings", spellings, text => [text]);
            ReadMeanings(file, "pictures", pictures, text => text.EnumerateRunes());
        }

        return new WordLists(
            forms,
            spellings,
            [.. files.SelectMany(ReadVariants)],
            All("run-ons"),
            All("run-together"),
            pictures,
            All("real-words"));

        List<string> All(string key) => [.. files.SelectMany(file => file.TextNodes(file.Root, key)).SelectMany(Split)];
    }

    private static IEnumerable<(string One, string Other)> ReadVariants(YamlFile file)
    {
        foreach (var (one, key, node) in file.Entries(file.Root, "variants"))
        {
            var other = YamlFile.Text(node);
            if (other.Length > 0 && one.Length > 0)
                yield return (one, other);
            else
                file.Report(key, "A variant is two parts of words that are the same, such as 'haemo: hemo'.");
        }
    }

    private static void ReadMeanings<T>(YamlFile file, string list, Dictionary<T, string> meanings, Func<string, IEnumerable<T>> parts)
        where T : notnull
    {
        foreach (var (word, _, node) in file.Entries(file.Root, list))
        {
            foreach (var text in file.TextNodes(node, word))
            {
                foreach (var part in Split(text).SelectMany(parts))
                {
                    if (!meanings.TryAdd(part, word) && meanings[part] != word)
                        file.Report(text, $"'{part}' stands for '{meanings[part]}' already and cannot stand for '{word}' too.");
                }
            }
        }
    }

    private static string[] Split(YamlNode node) =>
        YamlFile.Text(node).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
