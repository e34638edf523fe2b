using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Chatbot.Text;

namespace Chatbot.Safety.Reading;

/// <summary>The words of one message, in memory that is used again for the next.</summary>
internal sealed class WordList
{
    private const int LongestNumber = 16;

    private readonly List<Word> _words = [];
    private readonly List<char> _letters = [];

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The words in order.</summary>
    public ReadOnlySpan<Word> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>The word at an index.</summary>
    public Word this[int index] => _words[index];

    /// <summary>A word's letters without apostrophes and possessive endings: "can't" is <c>cant</c>, "mum's" is <c>mum</c>.</summary>
    public ReadOnlySpan<char> LettersOf(int index)
    {
        var letters = _words[index].Letters;
        return CollectionsMarshal.AsSpan(_letters).Slice(letters.Start, letters.Length);
    }

    /// <summary>Whether a pause stands among words: behind the first of them and before the last.</summary>
    public bool HasPause(int first, int pastLast)
    {
        foreach (var word in Words[(first + 1)..pastLast])
        {
            if (word.Before != Pause.None)
                return true;
        }

        return false;
    }

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        _words.Clear();
        _letters.Clear();
    }

    /// <summary>Adds a word, unless nothing is left of it without its apostrophes. "OD'd" is <c>oded</c>, but "he'd" and "it'd" are <c>hed</c> and <c>itd</c>.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(ReadOnlySpan<char> written, TextSpan span, Pause before)
    {
        if (written.EndsWith("'s") && !IsShortened(written))
            written = written[..^2];
        else if (written.EndsWith("'ll"))
            written = written[..^3];

        var start = _letters.Count;
        if (written is [_, not ('a' or 'e' or 'i' or 'o' or 'u' or 'y' or 't'), '\'', 'd'])
        {
            _letters.AddRange([written[0], written[1], 'e', 'd']);
        }
        else if (written.Contains('\''))
        {
            foreach (var letter in written)
            {
                if (letter != '\'')
                    _letters.Add(letter);
            }
        }
        else
        {
            _letters.AddRange(written);
        }

        if (_letters.Count == start)
            return false;
        _words.Add(new Word(span, before, TextSpan.FromBounds(start, _letters.Count)));
        return true;
    }

    /// <summary>Whether "is" or "has" stands in a word: "what's" is <c>whats</c>, so that rules can tell it from "what".</summary>
    private static bool IsShortened(ReadOnlySpan<char> written) =>
        written is "what's" or "he's" or "she's" or "it's" or "that's" or "there's" or "who's" or "where's" or "how's";

    /// <summary>Divides the word added last.</summary>
    /// <param name="ends">After how many letters a further word begins: one bit for each such number.</param>
    public void DivideLast(ulong ends)
    {
        for (var past = 0; ends != 0; ends &= ends - 1)
        {
            var at = BitOperations.TrailingZeroCount(ends) - past;
            var word = _words[^1];
            _words[^1] = word with { Span = word.Span with { Length = at }, Letters = word.Letters with { Length = at } };
            _words.Add(new Word(Behind(word.Span, at), Pause.None, Behind(word.Letters, at)));
            past += at;
        }
    }

    /// <summary>Makes one of the two words added last, whose letters lie one behind the other.</summary>
    public void JoinLast()
    {
        var (first, second) = (_words[^2], _words[^1]);
        _words[^2] = first with
        {
            Span = TextSpan.FromBounds(first.Span.Start, second.Span.End),
            Letters = TextSpan.FromBounds(first.Letters.Start, second.Letters.End),
        };
        Truncate(_words.Count - 1);
    }

    /// <summary>Moves a word to an earlier place, over one that is no longer needed.</summary>
    public void Move(int from, int to) => _words[to] = _words[from];

    /// <summary>Puts a number in the place of the words that say it.</summary>
    /// <param name="first">The first word of the number.</param>
    /// <param name="pastLast">The word just past its last.</param>
    /// <param name="value">What the number is.</param>
    /// <param name="to">The place it is put.</param>
    public void Join(int first, int pastLast, double value, int to)
    {
        Span<char> digits = stackalloc char[LongestNumber];
        value.TryFormat(digits, out var length, "0.#", CultureInfo.InvariantCulture);
        var span = TextSpan.FromBounds(_words[first].Span.Start, _words[pastLast - 1].Span.End);
        var start = _letters.Count;
        _letters.AddRange(digits[..length]);
        _words[to] = new Word(span, _words[first].Before, new TextSpan(start, length));
    }

    /// <summary>Drops all words from a place on.</summary>
    public void Truncate(int count) => CollectionsMarshal.SetCount(_words, count);

    private static TextSpan Behind(TextSpan span, int at) => TextSpan.FromBounds(span.Start + at, span.End);
}
