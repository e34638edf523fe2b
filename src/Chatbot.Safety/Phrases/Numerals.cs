namespace Chatbot.Safety.Phrases;

/// <summary>Reads numbers written in digits or as one word.</summary>
internal static class Numerals
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

    /// <summary>Every number that is one word.</summary>
    public static IEnumerable<(string Word, double Value)> Words =>
        Small.Select((word, value) => (word, (double)value)).Concat(Tens.Select((word, index) => (word, 30.0 + (10 * index))));

    /// <summary>The value of digits with at most one decimal point; commas between thousands are passed over. Null for anything else.</summary>
    public static double? Parse(ReadOnlySpan<char> written)
    {
        var digits = 0.0;
        var scale = 0.0;
        foreach (var character in written)
        {
            if (char.IsAsciiDigit(character))
            {
                digits = (10 * digits) + (character - '0');
                scale *= 10;
            }
            else if (character == '.' && scale == 0)
            {
                scale = 1;
            }
            else if (character != ',')
            {
                return null;
            }
        }

        return scale == 0 ? digits : digits / scale;
    }
}
