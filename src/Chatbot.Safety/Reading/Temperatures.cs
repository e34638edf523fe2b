using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Reading;

/// <summary>Reads temperatures that are written with their unit: "39.5C", "39,5 °C", "103 F", "101 in Fahrenheit", "39 degrees celsius".</summary>
/// <remarks>"40 degrees" alone may be an angle or the weather, and "78F" a woman's age: that is no fever in either reading.</remarks>
internal static class Temperatures
{
    private const double FahrenheitOfFreezing = 32;
    private const double CelsiusPerFahrenheit = 5.0 / 9;

    /// <summary>The temperature in degrees Celsius whose number is this word; null when it is none.</summary>
    public static double? CelsiusAt(WordList words, int number)
    {
        if (!char.IsAsciiDigit(words.LettersOf(number)[0]) || Numerals.Parse(words.LettersOf(number)) is not { } value)
            return null;
        var unit = number + 1;
        if (Is(words, unit, "degrees", "degree", "deg"))
            unit++;
        if (Is(words, unit, "in"))
            unit++;
        if (Is(words, unit, "c", "celsius", "centigrade"))
            return value;
        return Is(words, unit, "f", "fahrenheit") ? (value - FahrenheitOfFreezing) * CelsiusPerFahrenheit : null;
    }

    private static bool Is(WordList words, int word, params ReadOnlySpan<string> spellings)
    {
        if (word >= words.Count || words[word].Before != Pause.None)
            return false;
        foreach (var spelling in spellings)
        {
            if (words.LettersOf(word).SequenceEqual(spelling))
                return true;
        }

        return false;
    }
}
