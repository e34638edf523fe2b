using System.Collections.Frozen;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Advising;

/// <summary>The texts that people read when a red flag fires, by country and key. Immutable.</summary>
public sealed class AdviceBook
{
    private const string TextsFile = "Advice/advice.yaml";
    private const string HelplinesFile = "Advice/helplines.yaml";

    private readonly FrozenDictionary<string, AdviceText> _texts;
    private readonly FrozenDictionary<string, CountryAdvice> _byCountry;

    internal AdviceBook(IReadOnlyCollection<AdviceText> texts, Wording wording, IReadOnlyDictionary<string, Country> countries, string fingerprint)
    {
        Fingerprint = fingerprint;
        _texts = texts.ToFrozenDictionary(text => text.Key, StringComparer.Ordinal);
        var filled = countries.Values.Distinct().ToDictionary(country => country, country => new CountryAdvice(_texts, wording, country));
        _byCountry = countries.ToFrozenDictionary(country => country.Key, country => filled[country.Value], StringComparer.OrdinalIgnoreCase);
        HelpLines = [.. countries.GroupBy(country => country.Value, country => country.Key).Select(LinesOf)];
    }

    /// <summary>Tells these files from others.</summary>
    internal string Fingerprint { get; }

    /// <summary>The names that countries go by: ISO 3166 codes and a few others, such as <c>UK</c> and <c>EU</c>.</summary>
    public IEnumerable<string> Countries => _byCountry.Keys.Where(name => name != Country.Unknown).Order(StringComparer.Ordinal);

    /// <summary>The lines of each country, in the order of their file.</summary>
    public IReadOnlyList<HelpLines> HelpLines { get; }

    /// <summary>The keys of all texts.</summary>
    public IEnumerable<string> Keys => _texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Builds the book from its two files.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="helplines">The countries, with the words and lines that stand in the texts.</param>
    /// <exception cref="RuleSetException">The files hold mistakes; all of them are listed with line and column.</exception>
    public static AdviceBook Load(YamlSource texts, YamlSource helplines)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(helplines);
        return AdviceReader.Read(texts, helplines);
    }

    /// <summary>The texts that are part of this program (<c>prompts/advice.yaml</c> and <c>prompts/helplines.yaml</c>).</summary>
    public static AdviceBook LoadEmbedded() => Load(EmbeddedTexts, EmbeddedHelplines);

    /// <summary>The file of texts that is part of this program.</summary>
    internal static YamlSource EmbeddedTexts => EmbeddedFiles.In(TextsFile).Single();

    /// <summary>The file of countries that is part of this program.</summary>
    internal static YamlSource EmbeddedHelplines => EmbeddedFiles.In(HelplinesFile).Single();

    /// <summary>The text of a key as people in a country read it, without a quotation.</summary>
    /// <param name="key">Which text.</param>
    /// <param name="country">One of <see cref="Countries"/>, or null where none is known.</param>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public Advice Find(string key, string? country) => In(country)[key];

    private static HelpLines LinesOf(IGrouping<Country, string> country) => country.Key.Code == Country.Unknown
        ? new HelpLines(null, [], country.Key.Lines)
        : new HelpLines(country.Key.Code, [.. country], country.Key.Lines);

    /// <summary>Whether a country goes by this name.</summary>
    internal bool Knows(string country) => _byCountry.ContainsKey(country);

    /// <summary>Whether there is a text of this key for this level.</summary>
    internal bool Has(string key, TriageLevel level) => _texts.TryGetValue(key, out var text) && text.Level == level;

    /// <summary>The texts of a country; of the unknown one where the name is null or none of the book's.</summary>
    internal CountryAdvice In(string? country) =>
        country is not null && _byCountry.TryGetValue(country, out var advice) ? advice : _byCountry[Country.Unknown];
}
