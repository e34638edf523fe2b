using System.Collections.Frozen;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Advising;

/// <summary>The texts that people read when a red flag fires, by key. Immutable.</summary>
public sealed class AdviceBook
{
    private const string Folder = "Advice/";

    private readonly FrozenDictionary<string, Advice> _texts;
    private readonly IReadOnlyList<AdviceLink> _crisisLinks;

    internal AdviceBook(IEnumerable<Advice> texts, IReadOnlyList<AdviceLink> crisisLinks)
    {
        _texts = texts.ToFrozenDictionary(text => text.Key, StringComparer.Ordinal);
        _crisisLinks = crisisLinks;
    }

    /// <summary>Every text.</summary>
    public IEnumerable<Advice> Texts => _texts.Values;

    /// <summary>Builds the book from one file.</summary>
    /// <exception cref="RuleSetException">The file holds mistakes; all of them are listed with line and column.</exception>
    public static AdviceBook Load(YamlSource file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return AdviceReader.Read(file);
    }

    /// <summary>The texts that are part of this program (<c>prompts/advice.yaml</c>).</summary>
    public static AdviceBook LoadEmbedded() => Load(EmbeddedFiles.In(Folder).Single());

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public Advice this[string key] => _texts[key];

    /// <summary>Whether there is a text of this key for this level.</summary>
    internal bool Has(string key, TriageLevel level) => _texts.TryGetValue(key, out var advice) && advice.Level == level;

    /// <summary>The text to show for the rules that fired.</summary>
    /// <param name="key">Key of the text of the most serious rule.</param>
    /// <param name="inCrisis">Whether any rule of the level crisis fired: its lines are then shown too.</param>
    internal Advice For(string key, bool inCrisis)
    {
        var advice = _texts[key];
        return inCrisis ? advice with { Links = [.. advice.Links.Union(_crisisLinks)] } : advice;
    }
}
