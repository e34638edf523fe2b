using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Chatbot.Safety.Advising;

/// <summary>Whom to call in a country.</summary>
/// <param name="Code">ISO 3166 code, <c>EU</c>, or <see cref="Unknown"/>.</param>
/// <param name="Words">What stands in a text for <c>{emergency}</c>, <c>{hospital}</c> and so on.</param>
/// <param name="Lines">Sets of telephone lines by name, most important first.</param>
internal sealed partial record Country(string Code, FrozenDictionary<string, string> Words, FrozenDictionary<string, IReadOnlyList<AdviceLink>> Lines)
{
    /// <summary>The country of people of whom no country is known: it names the lines of several.</summary>
    public const string Unknown = "unknown";

    /// <summary>The set of lines that everybody in a crisis is shown.</summary>
    public const string CrisisLines = "crisis";

    /// <summary>The names in braces of a text.</summary>
    public static IEnumerable<string> NamesIn(string text) => Place().Matches(text).Select(place => place.Groups[1].Value);

    /// <summary>A text with this country's words in place of the names in braces.</summary>
    public string Fill(string text) => Place().Replace(text, place => Words[place.Groups[1].Value]);

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();
}
