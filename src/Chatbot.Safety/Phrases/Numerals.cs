using System.Collections.Frozen;

namespace Chatbot.Safety.Phrases;

/// <summary>Reads numbers written in digits or as one word.</summary>
internal static class Numerals
{
    private const int DigitsOfThousands = 3;

    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

    private static readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> ByWord =
        Small.Select((word, value) => (word, value: (double)value))
            .Concat(Tens.Select((word, index) => (word, value: 30.0 + (10 * index))))
            .ToFrozenDictionary(number => number.word, number => number.value)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every word that is a number.</summary>
    public static IEnumerable<string> Words => Small.Concat(Tens);

    /// <summary>The value of a number written in digits or as one word; null for any other word.</summary>
    public static double? ValueOf(ReadOnlySpan<char> word) => char.IsAsciiDigit(word[0]) ? Parse(word) : Spoken(word);

    /// <summary>The value of a number written as one word; null for any other word and for digits.</summary>
    public static double? Spoken(ReadOnlySpan<char> word) => ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>
    /// The value of digits. A point divides off decimals, and so does a comma, unless exactly three digits stand behind
    /// it, as in 1,000. Null for anything else, such as 1.2.3.
    /// </summary>
    public static double? Parse(ReadOnlySpan<char> written)
    {
        var digits = 0.0;
        var scale = 0.0;
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                digits = (10 * digits) + (written[i] - '0');
                scale *= 10;
            }
            else if (scale != 0 || written[i] is not ('.' or ','))
            {
                return null;
            }
            else if (written[i] == '.' || !DividesThousands(written[(i + 1)..]))
            {
                scale = 1;
            }
        }

        return scale == 0 ? digits : digits / scale;
    }

    private static bool DividesThousands(ReadOnlySpan<char> behind) =>
        behind.Length >= DigitsOfThousands && (behind.Length == DigitsOfThousands || !char.IsAsciiDigit(behind[DigitsOfThousands]));
}
