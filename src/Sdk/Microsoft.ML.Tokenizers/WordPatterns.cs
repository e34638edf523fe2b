using System.Globalization;

namespace Microsoft.ML.Tokenizers;

/// <summary>A pattern for words, matched by hand because a regular expression allocates a match for each.</summary>
internal interface IWordPattern
{
    /// <summary>Length of the word that begins a non-empty text; 0 when none begins there.</summary>
    int MatchAtStart(ReadOnlySpan<char> text);
}

/// <summary><c>\w+|[\p{P}]</c></summary>
internal sealed class WordOrPunctuation : IWordPattern
{
    public int MatchAtStart(ReadOnlySpan<char> text)
    {
        var word = CharacterClass.CountWhile(text, CharacterClass.IsWord);
        return word > 0 ? word : char.IsPunctuation(text[0]) ? 1 : 0;
    }
}

/// <summary><c>\w+|[^\w\s]+</c></summary>
internal sealed class WordOrNonWord : IWordPattern
{
    public int MatchAtStart(ReadOnlySpan<char> text)
    {
        var word = CharacterClass.CountWhile(text, CharacterClass.IsWord);
        return word > 0 ? word : CharacterClass.CountWhile(text, static c => !CharacterClass.IsWord(c) && !char.IsWhiteSpace(c));
    }
}

/// <summary><c>\S+</c></summary>
internal sealed class NonWhiteSpace : IWordPattern
{
    public int MatchAtStart(ReadOnlySpan<char> text) => CharacterClass.CountWhile(text, static c => !char.IsWhiteSpace(c));
}

internal static class CharacterClass
{
    public static int CountWhile(ReadOnlySpan<char> text, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && belongs(text[length]))
            length++;
        return length;
    }

    /// <summary>What <c>\w</c> means to .NET's regular expressions.</summary>
    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || (char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);
}
