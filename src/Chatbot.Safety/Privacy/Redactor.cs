using System.Text.RegularExpressions;

namespace Chatbot.Safety.Privacy;

/// <summary>Takes out what may tell who wrote a text, before the text is kept.</summary>
/// <remarks>
/// Finds the common forms of e-mail and web addresses, telephone, NHS, Social Security and card numbers, UK postcodes,
/// dates (of birth), and names that follow an introduction. It cannot find every name: kept text is still to be
/// treated as personal.
/// </remarks>
public static partial class Redactor
{
    /// <summary>The patterns never take longer; a text that would is withheld as a whole.</summary>
    private const int MostMilliseconds = 1000;

    private static readonly (Regex Pattern, string Replacement)[] Steps =
    [
        (Email(), "[e-mail]"),
        (WebAddress(), "[link]"),
        (IntroducedName(), "${intro}[name]"),
        (TitledName(), "[name]"),
        (WrittenDate(), "[date]"),
        (NumericDate(), "[date]"),
        (SocialSecurityNumber(), "[number]"),
        (Postcode(), "[postcode]"),
        (LongNumber(), "[number]"),
    ];

    /// <summary>The text with personal details replaced by what they were, such as <c>[e-mail]</c>.</summary>
    public static string Redact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return Steps.Aggregate(text, (current, step) => step.Pattern.Replace(current, step.Replacement));
        }
        catch (RegexMatchTimeoutException)
        {
            return "[withheld]";
        }
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", RegexOptions.None, MostMilliseconds)]
    private static partial Regex Email();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, MostMilliseconds)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?<intro>\b(?:my (?:full |first |last )?name is|my name's|i am called|i'm called|this is|regards,?|signed,?)\s+)(?-i:\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2})", RegexOptions.IgnoreCase, MostMilliseconds)]
    private static partial Regex IntroducedName();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)?", RegexOptions.None, MostMilliseconds)]
    private static partial Regex TitledName();

    [GeneratedRegex(@"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d{2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}\b", RegexOptions.IgnoreCase, MostMilliseconds)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"\b(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})\b", RegexOptions.None, MostMilliseconds)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"\b\d{3}-\d{2}-\d{4}\b", RegexOptions.None, MostMilliseconds)]
    private static partial Regex SocialSecurityNumber();

    /// <summary>Outward and inward code; spinal levels ("L4", "T12") lack the inward one.</summary>
    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", RegexOptions.IgnoreCase, MostMilliseconds)]
    private static partial Regex Postcode();

    /// <summary>Nine or more digits, grouped or not, however many: telephone, NHS (10), card and account numbers. Doses and readings are shorter.</summary>
    [GeneratedRegex(@"\+?\(?\d(?:[\s().-]{0,2}\d){8,}", RegexOptions.None, MostMilliseconds)]
    private static partial Regex LongNumber();
}
