using System.Text.RegularExpressions;

namespace Chatbot.Answering.Boundaries;

/// <summary>Messages that ask nothing of the articles: greetings, thanks, questions about the bot itself.</summary>
internal static partial class SmallTalk
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly (Regex Message, string Wording)[] Rows =
    [
        (Doctor(), "are-you-a-doctor"),
        (Who(), "who-are-you"),
        (Data(), "my-data"),
        (Thanks(), "thanks"),
        (Goodbye(), "goodbye"),
        (Greeting(), "greeting"),
    ];

    /// <summary>The key of the reply; null when the message is something else.</summary>
    public static string? Of(string message)
    {
        var text = message.Replace('’', '\'').Trim();
        foreach (var (wording, key) in Rows)
        {
            if (wording.IsMatch(text))
                return key;
        }

        return null;
    }

    [GeneratedRegex(@"^\W*(are|r) (you|u) (a |an )?(real |actual )?(doctor|dr|nurse|physio\w*|human|person|clinician|medic\w*)\b", Options)]
    private static partial Regex Doctor();

    [GeneratedRegex(@"^\W*(who|what) (are|r) (you|u)\W*$|^\W*what('s| is) your name\W*$|^\W*what (can|do) you do\W*$|^\W*(are|r) (you|u) (a |an )?(bot|robot|ai|computer|machine|chatbot)\W*$|^\W*how do(es)? (you|this|it) work\W*$|^\W*help\W*$", Options)]
    private static partial Regex Who();

    [GeneratedRegex(@"\b(delete|erase|remove|forget) (all )?my (data|information|messages|conversation|chat)\b|^\W*(what|which) (data|information) do you (keep|store|collect)|\bforget me\b|\bis this (private|confidential)\b", Options)]
    private static partial Regex Data();

    [GeneratedRegex(@"^\W*(ok |okay |great |cool |lovely |brilliant |perfect )*(thanks?|thank (you|u)|ta|cheers|thx|ty)( (so much|very much|a lot|for (that|your help|the info)|doc|bot|mate))*\W*$", Options)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(good ?bye|bye( bye)?|see (you|ya)( later)?|good ?night|that'?s all)\W*$", Options)]
    private static partial Regex Goodbye();

    [GeneratedRegex(@"^\W*(hi|hello|hey|hiya|hallo|good (morning|afternoon|evening|day)|greetings|yo)( there| bot| everyone)?\W*$|^\W*how are you( doing| today)?\W*$", Options)]
    private static partial Regex Greeting();
}
