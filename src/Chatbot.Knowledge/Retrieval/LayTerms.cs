using Chatbot.Text.Words;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>Everyday words and the words that articles use for them (<c>lay-terms.yaml</c>).</summary>
internal sealed class LayTerms
{
    private readonly Dictionary<string, List<Entry>> _byFirstStem = new(StringComparer.Ordinal);

    private LayTerms(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            foreach (var phrase in row.Say)
                Add(phrase, row.Means);
            foreach (var phrase in row.Same)
                Add(phrase, string.Join(' ', row.Same.Where(other => other != phrase && !other.Contains(' ', StringComparison.Ordinal))));
        }
    }

    private void Add(string phrase, string means)
    {
        var stems = StemsOf(phrase);
        if (!_byFirstStem.TryGetValue(stems[0], out var entries))
            _byFirstStem.Add(stems[0], entries = []);
        // "Disc" stands for itself in "slipped disc", and "slipped" for "herniated" alone.
        entries.Add(new Entry(stems, [.. StemsOf(means).Where(stem => !StopWords.Contains(stem) && !stems.Contains(stem)).Distinct(StringComparer.Ordinal)]));
    }

    private sealed record Entry(string[] Phrase, string[] Means);

    private sealed class Row
    {
        public List<string> Say { get; set; } = [];

        public string Means { get; set; } = "";

        public List<string> Same { get; set; } = [];
    }

    /// <summary>The words that come with the product.</summary>
    public static LayTerms Default { get; } = LoadDefault();

    /// <summary>Whether some phrase opens with a stem.</summary>
    public bool Knows(string stem) => _byFirstStem.ContainsKey(stem);

    /// <summary>The stems that phrases open with.</summary>
    public IReadOnlyCollection<string> Stems => _byFirstStem.Keys;

    /// <summary>For each position of <paramref name="stems"/>, the other stems that the word there may stand for, and whether it does so as part of a phrase.</summary>
    public IReadOnlyList<(IReadOnlySet<string> Stems, bool InPhrase)> Expand(IReadOnlyList<string> stems)
    {
        var expansions = new HashSet<string>[stems.Count];
        var inPhrase = new bool[stems.Count];
        for (var at = 0; at < stems.Count; at++)
            expansions[at] = new HashSet<string>(StringComparer.Ordinal);

        for (var at = 0; at < stems.Count; at++)
        {
            foreach (var entry in _byFirstStem.GetValueOrDefault(stems[at], []))
            {
                if (!StandsAt(entry.Phrase, stems, at))
                    continue;
                for (var part = 0; part < entry.Phrase.Length; part++)
                {
                    expansions[at + part].UnionWith(entry.Means);
                    inPhrase[at + part] |= entry.Phrase.Length > 1;
                }
            }
        }

        for (var at = 0; at < stems.Count; at++)
            expansions[at].Remove(stems[at]);
        return [.. expansions.Zip(inPhrase, (expansion, phrase) => ((IReadOnlySet<string>)expansion, phrase))];
    }

    private static bool StandsAt(string[] phrase, IReadOnlyList<string> stems, int at)
    {
        if (at + phrase.Length > stems.Count)
            return false;
        for (var part = 0; part < phrase.Length; part++)
        {
            if (stems[at + part] != phrase[part])
                return false;
        }

        return true;
    }

    private static string[] StemsOf(string phrase) => [.. WordReader.Read(phrase).Select(word => Stemmer.Stem(word.Form))];

    private static LayTerms LoadDefault()
    {
        using var stream = typeof(LayTerms).Assembly.GetManifestResourceStream("lay-terms.yaml")
            ?? throw new InvalidOperationException("lay-terms.yaml is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        var rows = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<List<Row>>(reader);
        return new LayTerms(rows);
    }
}
