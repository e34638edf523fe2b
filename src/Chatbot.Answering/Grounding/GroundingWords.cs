using System.Collections.Frozen;
using Chatbot.Text.Words;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chatbot.Answering.Grounding;

/// <summary>What the verifier knows of words (<c>grounding-words.yaml</c>), by stem.</summary>
internal sealed class GroundingWords
{
    private const string Resource = "grounding-words.yaml";

    private readonly FrozenDictionary<string, string[]> _same;
    private readonly FrozenDictionary<string, string[]> _opposite;
    private readonly FrozenDictionary<string, string[]> _asAbsolute;

    private GroundingWords(Rows rows)
    {
        _same = Groups(rows.Same);
        _opposite = Groups(rows.Opposite);
        _asAbsolute = Groups(rows.AsAbsolute);
        Light = Stems(rows.Light);
        Mostly = Stems(rows.Mostly);
        Partly = Stems(rows.Partly);
        Rarely = Stems(rows.Rarely);
        Absolute = Stems(rows.Absolute);
        Directed = Stems(rows.Directed);
    }

    /// <summary>The words that come with the product.</summary>
    public static GroundingWords Default { get; } = Load();

    /// <summary>Words that claim nothing by themselves.</summary>
    public FrozenSet<string> Light { get; }

    /// <summary>Words that say "in most cases".</summary>
    public FrozenSet<string> Mostly { get; }

    /// <summary>Words that say "in some cases" or "perhaps".</summary>
    public FrozenSet<string> Partly { get; }

    /// <summary>Words that say "in few cases".</summary>
    public FrozenSet<string> Rarely { get; }

    /// <summary>Words stronger than a plain statement.</summary>
    public FrozenSet<string> Absolute { get; }

    /// <summary>Words whose two sides cannot be exchanged.</summary>
    public FrozenSet<string> Directed { get; }

    /// <summary>The other stems that say the same as one.</summary>
    public IReadOnlyList<string> SameAs(string stem) => _same.GetValueOrDefault(stem, []);

    /// <summary>The stems that say the opposite of one.</summary>
    public IReadOnlyList<string> OppositesOf(string stem) => _opposite.GetValueOrDefault(stem, []);

    /// <summary>The stems that are as strong as an absolute one.</summary>
    public IReadOnlyList<string> AsAbsoluteAs(string stem) => _asAbsolute.GetValueOrDefault(stem, []);

    private static FrozenDictionary<string, string[]> Groups(List<List<string>> groups) => groups
        .Select(group => group.Select(Stemmer.Stem).Distinct(StringComparer.Ordinal).ToArray())
        .SelectMany(group => group.SelectMany(stem => group.Where(other => other != stem).Select(other => (stem, other))))
        .GroupBy(pair => pair.stem, pair => pair.other, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static FrozenSet<string> Stems(List<string> words) => words.Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    private static GroundingWords Load()
    {
        using var stream = typeof(GroundingWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return new GroundingWords(new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<Rows>(reader));
    }

    private sealed class Rows
    {
        public List<List<string>> Same { get; set; } = [];

        public List<List<string>> Opposite { get; set; } = [];

        public List<List<string>> AsAbsolute { get; set; } = [];

        public List<string> Light { get; set; } = [];

        public List<string> Mostly { get; set; } = [];

        public List<string> Partly { get; set; } = [];

        public List<string> Rarely { get; set; } = [];

        public List<string> Absolute { get; set; } = [];

        public List<string> Directed { get; set; } = [];
    }
}
