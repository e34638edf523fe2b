using Chatbot.Text;

namespace Chatbot.Safety.Reading;

/// <summary>Cuts folded text into words, keeping the pauses between them.</summary>
internal sealed class WordReader(Pictures pictures, RunOns runOns)
{
    /// <summary>Longest word that is looked at; the rest of a longer run of letters is read as further words.</summary>
    private const int LongestWord = 60;

    /// <summary>A word that is torn apart has so many letters at least, and each part so many.</summary>
    private const int ShortestTorn = 7;
    private const int ShortestPart = 2;

    /// <summary>So many stars or apostrophes in a row may stand inside a word.</summary>
    private const int MostRepeated = 4;

    /// <summary>Fills a list with the words in order. Linear in the text's length.</summary>
    public void Read(ReadOnlySpan<char> text, WordList words)
    {
        words.Clear();
        var pause = Pause.Stop;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            if (IsWordCharacter(text, i))
            {
                i = char.IsAsciiDigit(text[i]) ? EndOfNumber(text, i) : EndOfLetters(text, i);
                if (Add(text[start..i], start, pause, words))
                    pause = Pause.None;
            }
            else if (pictures.TryRead(text[i..], out var word, out var length))
            {
                i += length;
                if (word.Length > 0 && words.TryAdd(word, TextSpan.FromBounds(start, i), pause))
                    pause = Pause.None;
            }
            else
            {
                pause = Longer(pause, PauseAt(text, i));
                i++;
            }
        }

        SpokenNumbers.Join(words);
    }

    private bool Add(ReadOnlySpan<char> written, int start, Pause pause, WordList words)
    {
        if (!words.TryAdd(written, new TextSpan(start, written.Length), pause))
            return false;
        var letters = words.LettersOf(words.Count - 1);
        if (letters.Length != written.Length)
            return true;
        if (pause == Pause.None && words.Count > 1 && Belong(words, letters))
            words.JoinLast();
        else
            words.DivideLast(runOns.Divide(letters));
        return true;
    }

    private bool Belong(WordList words, ReadOnlySpan<char> second)
    {
        var first = words.LettersOf(words.Count - 2);
        if (first.Length < ShortestPart || second.Length < ShortestPart || first.Length + second.Length is < ShortestTorn or > LongestWord)
            return false;
        Span<char> both = stackalloc char[first.Length + second.Length];
        first.CopyTo(both);
        second.CopyTo(both[first.Length..]);
        return runOns.Belong(first, second, both);
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int i)
    {
        var start = i;
        while (i < text.Length && i - start < LongestWord
               && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))))
            i++;
        return i;
    }

    private static int EndOfLetters(ReadOnlySpan<char> text, int i)
    {
        var start = i;
        while (i < text.Length && i - start < LongestWord && (IsWordCharacter(text, i) || IsInnerApostrophe(text, i)))
            i++;
        return i;
    }

    /// <summary>A star counts as a letter that the writer has masked ("k*ll") where letters stand around it.</summary>
    private static bool IsWordCharacter(ReadOnlySpan<char> text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (text[i] == '*' && i > 0 && char.IsLetter(text[i - 1]) && EndsInLetter(text, i));

    private static bool EndsInLetter(ReadOnlySpan<char> text, int i)
    {
        var after = i;
        while (after < text.Length && after - i < MostRepeated && text[after] == '*')
            after++;
        return after < text.Length && char.IsLetter(text[after]);
    }

    /// <summary>Whether an apostrophe stands inside a word, also one that was typed twice: "can't", "can''t".</summary>
    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int i)
    {
        if (text[i] != '\'')
            return false;
        var after = i + 1;
        while (after < text.Length && after - i < MostRepeated && text[after] == '\'')
            after++;
        return after < text.Length && char.IsLetter(text[after]);
    }

    private static Pause PauseAt(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '.' or '!' or '?' or '\n' or '\r' or ';' => Pause.Stop,
        ',' or ':' or '(' or ')' or '"' or '[' or ']' => Pause.Comma,
        '-' when (i > 0 && text[i - 1] is ' ' or '-') || (i + 1 < text.Length && text[i + 1] == '-') => Pause.Comma,
        // Pictographs are surrogate pairs; people put them where others put a comma.
        _ when char.IsSurrogate(text[i]) => Pause.Comma,
        _ => Pause.None,
    };

    private static Pause Longer(Pause one, Pause other) => one > other ? one : other;
}
