using System.Collections.Frozen;

namespace Chatbot.Safety.Advising;

/// <summary>The texts as people in one country read them. Immutable.</summary>
internal sealed class CountryAdvice
{
    private readonly FrozenDictionary<string, AdviceText> _texts;
    private readonly FrozenDictionary<string, Advice> _filled;
    private readonly IReadOnlyList<AdviceLink> _crisisLines;
    private readonly Wording _wording;

    /// <summary>Fills in a country's words and lines.</summary>
    public CountryAdvice(FrozenDictionary<string, AdviceText> texts, Wording wording, Country country)
    {
        _texts = texts;
        _wording = wording;
        Country = country;
        _filled = texts.ToFrozenDictionary(text => text.Key, text => text.Value.In(country), StringComparer.Ordinal);
        _crisisLines = country.Lines.GetValueOrDefault(Country.CrisisLines, []);
    }

    /// <summary>The country.</summary>
    public Country Country { get; }

    /// <summary>A text without a quotation.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this key.</exception>
    public Advice this[string key] => _filled[key];

    /// <summary>A text, with the person's own words before the reason where the text quotes.</summary>
    public Advice Full(string key, string words)
    {
        var advice = _filled[key];
        var quoted = _texts[key].Quotes ? _wording.Quoting(words) : "";
        return quoted.Length == 0 ? advice : advice with { Reason = $"{quoted} {advice.Reason}" };
    }

    /// <summary>What is said while an escalation stays in force: its action and its lines, and why nothing else is answered.</summary>
    public Advice Reminder(string key)
    {
        var advice = _filled[key];
        return advice with { Reason = Country.Fill(_wording.Reminders[advice.Level.ToString()]), DoNot = [], ForSomeoneElse = "" };
    }

    /// <summary>An advice with the lines that everybody in a crisis is shown.</summary>
    public Advice WithCrisisLines(Advice advice) => advice with { Links = [.. advice.Links.Union(_crisisLines)] };
}
