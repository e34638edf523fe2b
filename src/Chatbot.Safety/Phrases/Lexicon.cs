using System.Collections.Frozen;

namespace Chatbot.Safety.Phrases;

/// <summary>Knows every word that the rules ask for, and says which of their word specifications a word satisfies.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _known;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;
    private readonly (double Low, double High, int Id)[] _numbers;
    private readonly (double Low, double High, int Id)[] _temperatures;
    private readonly int _shortestBeginning;
    private readonly int _longestBeginning;
    private readonly Spelling _spelling;

    private Lexicon(Builder builder, IReadOnlyDictionary<string, string> spellings, IReadOnlyCollection<string> realWords)
    {
        _byBeginning = builder.Beginnings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _shortestBeginning = builder.Beginnings.Keys.Select(beginning => beginning.Length).DefaultIfEmpty(1).Min();
        _longestBeginning = builder.Beginnings.Keys.Select(beginning => beginning.Length).DefaultIfEmpty(0).Max();
        _numbers = [.. builder.Numbers.Select(pair => (pair.Key.Low, pair.Key.High, pair.Value))];
        _temperatures = [.. builder.Temperatures.Select(pair => (pair.Key.Low, pair.Key.High, pair.Value))];

        var vocabulary = builder.Forms.Keys.Concat(builder.Beginnings.Keys).Distinct().ToList();
        _spelling = new Spelling(vocabulary.Select(word => new SpellingEntry(word, Known(builder, word))));
        _known = vocabulary.Concat(Numerals.Words).Concat(spellings.Keys).Concat(realWords)
            .Distinct()
            .ToFrozenDictionary(word => word, Resolve, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        // A correct English word that no rule asks for stays with nothing, however close it comes to one of theirs.
        int[] Resolve(string word)
        {
            int[] known = [.. Known(builder, word).Union(spellings.TryGetValue(word, out var usual) ? Known(builder, usual) : [])];
            if (known.Length > 0 || realWords.Contains(word))
                return known;
            var corrected = new WordSymbols();
            _spelling.Correct(word, corrected);
            corrected.EndWord();
            return corrected.Of(0).ToArray();
        }
    }

    /// <summary>Whether a word is one of the rules' or a correct English word.</summary>
    public bool Knows(ReadOnlySpan<char> word) => _known.TryGetValue(word, out _) || HasBeginning(word);

    /// <summary>Whether the rules ask for a word as it stands.</summary>
    public bool Asks(ReadOnlySpan<char> word) => _known.TryGetValue(word, out var known) ? known.Length > 0 : HasBeginning(word);

    /// <summary>Whether the rules ask for exactly this word, and not only for its beginning.</summary>
    public bool Spells(ReadOnlySpan<char> word) => _known.TryGetValue(word, out var known) && known.Length > 0;

    /// <summary>Adds the specifications that a word satisfies to the word that is being read; none for a word no rule asks for.</summary>
    /// <param name="word">A word in small letters without apostrophes.</param>
    /// <param name="symbols">The list to which they are added.</param>
    public void Resolve(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        if (_known.TryGetValue(word, out var known))
        {
            symbols.Add(known);
            return;
        }

        AddBeginnings(word, symbols);
        AddNumber(word, symbols);
        if (!symbols.HasAny)
            _spelling.Correct(word, symbols);
    }

    /// <summary>Adds the specifications that a temperature satisfies to the number that is being read.</summary>
    public void ResolveTemperature(double celsius, WordSymbols symbols) => Add(_temperatures, celsius, symbols);

    private int[] Known(Builder builder, string word)
    {
        var symbols = new WordSymbols();
        symbols.Add(builder.Forms.TryGetValue(word, out var forms) ? forms.ToArray() : []);
        AddBeginnings(word, symbols);
        AddNumber(word, symbols);
        symbols.EndWord();
        return [.. symbols.Of(0).ToArray().Distinct()];
    }

    private bool HasBeginning(ReadOnlySpan<char> word)
    {
        for (var length = _shortestBeginning; length <= Math.Min(word.Length, _longestBeginning); length++)
        {
            if (_byBeginning.TryGetValue(word[..length], out _))
                return true;
        }

        return false;
    }

    private void AddBeginnings(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        for (var length = _shortestBeginning; length <= Math.Min(word.Length, _longestBeginning); length++)
        {
            if (_byBeginning.TryGetValue(word[..length], out var ids))
                symbols.Add(ids);
        }
    }

    private void AddNumber(ReadOnlySpan<char> word, WordSymbols symbols)
    {
        if (Numerals.ValueOf(word) is { } number)
            Add(_numbers, number, symbols);
    }

    private static void Add(ReadOnlySpan<(double Low, double High, int Id)> ranges, double value, WordSymbols symbols)
    {
        foreach (var (low, high, id) in ranges)
        {
            if (low <= value && value <= high)
                symbols.Add(id);
        }
    }

    /// <summary>Collects the word specifications while phrases are compiled.</summary>
    internal sealed class Builder(WordForms forms)
    {
        private readonly Dictionary<string, int> _literals = new(StringComparer.Ordinal);

        /// <summary>How many specifications there are.</summary>
        public int Count { get; private set; }

        public Dictionary<string, List<int>> Forms { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<int>> Beginnings { get; } = new(StringComparer.Ordinal);

        public Dictionary<Piece.Number, int> Numbers { get; } = [];

        public Dictionary<Piece.Temperature, int> Temperatures { get; } = [];

        /// <summary>The specification's id, the same for the same specification.</summary>
        public int Add(Piece.Number range)
        {
            if (!Numbers.TryGetValue(range, out var id))
                Numbers.Add(range, id = Count++);
            return id;
        }

        /// <inheritdoc cref="Add(Piece.Number)"/>
        public int Add(Piece.Temperature range)
        {
            if (!Temperatures.TryGetValue(range, out var id))
                Temperatures.Add(range, id = Count++);
            return id;
        }

        /// <inheritdoc cref="Add(Piece.Number)"/>
        public int Add(Piece.Literal literal)
        {
            var written = literal.Written;
            if (_literals.TryGetValue(written, out var id))
                return id;

            _literals.Add(written, id = Count++);
            if (written.EndsWith('*'))
                Add(Beginnings, forms.SpellingsOf(written.TrimStart('=').TrimEnd('*')), id);
            else
                Add(Forms, written.StartsWith('=') ? [written[1..]] : forms.Of(written), id);
            return id;
        }

        /// <summary>The finished lexicon.</summary>
        /// <param name="spellings">Short and dialect spellings with the word each stands for.</param>
        /// <param name="realWords">English words that are not misspellings of the rules' words.</param>
        public Lexicon Build(IReadOnlyDictionary<string, string> spellings, IEnumerable<string> realWords) => new(this, spellings, realWords.ToHashSet());

        private static void Add(Dictionary<string, List<int>> known, IEnumerable<string> words, int id)
        {
            foreach (var word in words)
            {
                if (!known.TryGetValue(word, out var ids))
                    known.Add(word, ids = []);
                ids.Add(id);
            }
        }
    }
}
