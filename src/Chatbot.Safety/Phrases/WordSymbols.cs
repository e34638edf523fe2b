using System.Runtime.InteropServices;

namespace Chatbot.Safety.Phrases;

/// <summary>For each word of a message the word specifications that it satisfies, in memory that is used again.</summary>
internal sealed class WordSymbols
{
    private readonly List<int> _symbols = [];
    private readonly List<int> _ends = [];

    private int StartOfLast => _ends.Count == 0 ? 0 : _ends[^1];

    /// <summary>The specifications that the word at an index satisfies.</summary>
    public ReadOnlySpan<int> Of(int word)
    {
        var start = word == 0 ? 0 : _ends[word - 1];
        return CollectionsMarshal.AsSpan(_symbols)[start.._ends[word]];
    }

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        _symbols.Clear();
        _ends.Clear();
    }

    /// <summary>Adds a specification to the word that is being read.</summary>
    public void Add(int symbol) => _symbols.Add(symbol);

    /// <summary>Adds specifications to the word that is being read.</summary>
    public void Add(ReadOnlySpan<int> symbols) => _symbols.AddRange(symbols);

    /// <summary>Whether the word that is being read has satisfied anything so far.</summary>
    public bool HasAny => _symbols.Count > StartOfLast;

    /// <summary>Forgets what the word that is being read has satisfied so far.</summary>
    public void RestartWord() => CollectionsMarshal.SetCount(_symbols, StartOfLast);

    /// <summary>Goes on to the next word.</summary>
    public void EndWord() => _ends.Add(_symbols.Count);
}
