namespace Chatbot.Safety.Phrases;

/// <summary>A number for a word, from which the numbers of what is left of it without one letter follow without making those words.</summary>
/// <remarks>A polynomial in an odd base, reckoned in 64 bits: two different words with one number are not to be expected.</remarks>
internal static class WordHash
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>Writes the number of the word, then that of the word without each one letter.</summary>
    /// <param name="word">The word.</param>
    /// <param name="numbers">Room for one number more than the word has letters.</param>
    /// <returns>How many were written: taking out either of two equal neighbours leaves the same.</returns>
    public static int OfRemainders(ReadOnlySpan<char> word, Span<ulong> numbers)
    {
        Span<ulong> endings = stackalloc ulong[word.Length + 1];
        Span<ulong> powers = stackalloc ulong[word.Length + 1];
        endings[word.Length] = 0;
        powers[word.Length] = 1;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            endings[i] = (word[i] * powers[i + 1]) + endings[i + 1];
            powers[i] = powers[i + 1] * Base;
        }

        var count = 0;
        numbers[count++] = endings[0];
        var beginning = 0UL;
        for (var i = 0; i < word.Length; i++)
        {
            if (i == 0 || word[i] != word[i - 1])
                numbers[count++] = (beginning * powers[i + 1]) + endings[i + 1];
            beginning = (beginning * Base) + word[i];
        }

        return count;
    }
}
