using System.Runtime.InteropServices;
using Chatbot.Text;

namespace Chatbot.Safety.Reading;

/// <summary>The words of one message, in memory that is used again for the next.</summary>
internal sealed class WordList
{
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

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        _words.Clear();
        _letters.Clear();
    }

    /// <summary>Adds a word, unless nothing is left of it without its apostrophes.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(ReadOnlySpan<char> written, TextSpan span, Pause before)
    {
        if (written.EndsWith("'s"))
            written = written[..^2];
        else if (written.EndsWith("'ll"))
            written = written[..^3];

        var start = _letters.Count;
        if (written.Contains('\''))
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
}
