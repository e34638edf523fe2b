using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>The rules and the vocabulary they are written in. Immutable; safe from many threads.</summary>
public sealed class RuleSet
{
    private const string Folder = "Rules/";

    internal RuleSet(RuleVocabulary vocabulary, IReadOnlyList<Rule> rules, string fingerprint = "")
    {
        Rules = rules;
        Vocabulary = vocabulary;
        Fingerprint = fingerprint;
        Readings = new ReadingPool(vocabulary, new RuleIndex(rules, vocabulary.Program.Concepts));
    }

    /// <summary>The files that are part of this program.</summary>
    internal static IReadOnlyList<YamlSource> Embedded => EmbeddedFiles.In(Folder);

    /// <summary>Tells these files from others; empty for a set that was made of no files.</summary>
    internal string Fingerprint { get; }

    internal RuleVocabulary Vocabulary { get; }

    /// <summary>Where conversations are read and judged.</summary>
    internal ReadingPool Readings { get; }

    /// <summary>The rules in the order of their ids.</summary>
    internal IReadOnlyList<Rule> Rules { get; }

    /// <summary>Builds a rule set from files.</summary>
    /// <exception cref="RuleSetException">The files hold mistakes; all of them are listed with file, line and column.</exception>
    public static RuleSet Load(IEnumerable<YamlSource> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        YamlSource[] sources = [.. files];
        var read = RuleSetReader.Read(sources);
        return new RuleSet(read.Vocabulary, read.Rules, Chatbot.Safety.Rules.Fingerprint.Of(sources));
    }

    /// <summary>The rules that are part of this program.</summary>
    public static RuleSet LoadEmbedded() => Load(Embedded);
}
