using System.Globalization;
using System.Text;

namespace Chatbot.Bot.Conversations;

/// <summary>What can be done with a message before its meaning is looked at.</summary>
internal enum MessageCheck
{
    /// <summary>It can be answered.</summary>
    Readable,

    /// <summary>There is nothing in it but white space.</summary>
    Empty,

    /// <summary>There is no letter and no digit in it, only emoji or punctuation.</summary>
    NoWords,

    /// <summary>It is longer than the bot reads.</summary>
    TooLong,
}

/// <summary>Sorts messages by <see cref="MessageCheck"/>.</summary>
internal static class MessageChecks
{
    /// <summary>Looks at the characters of a message.</summary>
    /// <param name="message">What the person wrote.</param>
    /// <param name="longest">The longest message that is answered, in UTF-16 code units.</param>
    public static MessageCheck Check(string message, int longest)
    {
        if (string.IsNullOrWhiteSpace(message))
            return MessageCheck.Empty;
        if (message.Length > longest)
            return MessageCheck.TooLong;
        return message.EnumerateRunes().Any(IsWordPart) ? MessageCheck.Readable : MessageCheck.NoWords;
    }

    // A keycap such as 1️⃣ is a digit with a mark; that it counts as a word is harmless.
    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber;
}
