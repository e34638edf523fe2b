namespace Chatbot.Safety.Phrases;

/// <summary>All phrases of all concepts, compiled, with what each of them waits for. Immutable.</summary>
/// <remarks>
/// Words and concepts are counted together as symbols, words first. The steps of all phrases lie in one piece of memory, and so does all
/// that hangs on a symbol: a message needs a little of each in many places, and fetching what lies apart would cost more than the work.
/// </remarks>
internal sealed class PhraseProgram
{
    // The rows of each symbol lie one behind the other, in this order.
    private const int Meanings = 0;
    private const int Waiting = 1;
    private const int Needed = 2;
    private const int RowsOfSymbol = 3;

    private readonly Step[] _steps;
    private readonly int[] _firstSteps;
    private readonly int[] _meanings;
    private readonly int[] _rows;
    private readonly int[] _rowStarts;

    private PhraseProgram(IReadOnlyCollection<Phrase> phrases, WordSets sets, int words, IReadOnlyCollection<List<int>> rows)
    {
        _steps = [.. phrases.SelectMany(phrase => phrase.Steps)];
        _firstSteps = Starts(phrases.Select(phrase => phrase.Steps.Length));
        _meanings = [.. phrases.Select(phrase => phrase.Concept)];
        _rows = [.. rows.SelectMany(row => row)];
        _rowStarts = Starts(rows.Select(row => row.Count));
        Sets = sets;
        Words = words;
        Symbols = rows.Count / RowsOfSymbol;
    }

    /// <summary>How many phrases of more than one word there are. Each comes after the phrases of the concepts that it names.</summary>
    public int Phrases => _meanings.Length;

    /// <summary>How many word specifications there are.</summary>
    public int Words { get; }

    /// <summary>How many word specifications and concepts there are.</summary>
    public int Symbols { get; }

    /// <summary>How many concepts there are.</summary>
    public int Concepts => Symbols - Words;

    /// <summary>The sets of words that steps ask for.</summary>
    public WordSets Sets { get; }

    /// <summary>The steps of a phrase.</summary>
    public ReadOnlySpan<Step> StepsOf(int phrase) => _steps.AsSpan(_firstSteps[phrase].._firstSteps[phrase + 1]);

    /// <summary>The concept that a phrase means.</summary>
    public int MeaningOf(int phrase) => _meanings[phrase];

    /// <summary>The symbol of a concept.</summary>
    public int SymbolOf(int concept) => Words + concept;

    /// <summary>The concepts that a word is by itself.</summary>
    public ReadOnlySpan<int> MeaningsOf(int word) => RowOf(word, Meanings);

    /// <summary>The phrases that wait for a symbol.</summary>
    public ReadOnlySpan<int> WaitingFor(int symbol) => RowOf(symbol, Waiting);

    /// <summary>The phrases that need a symbol, or another in its place, besides what they wait for.</summary>
    public ReadOnlySpan<int> Needing(int symbol) => RowOf(symbol, Needed);

    private ReadOnlySpan<int> RowOf(int symbol, int row) => _rows.AsSpan(_rowStarts[(RowsOfSymbol * symbol) + row].._rowStarts[(RowsOfSymbol * symbol) + row + 1]);

    private static int[] Starts(IEnumerable<int> lengths)
    {
        var starts = new List<int> { 0 };
        foreach (var length in lengths)
            starts.Add(starts[^1] + length);
        return [.. starts];
    }

    /// <summary>Gathers phrases one after another.</summary>
    internal sealed class Builder(Lexicon.Builder lexicon, IReadOnlyDictionary<string, int> concepts)
    {
        private readonly List<Phrase> _phrases = [];
        private readonly WordSets.Builder _sets = new();

        /// <summary>Adds a phrase of a concept.</summary>
        /// <returns>Whether it is always one word.</returns>
        /// <exception cref="FormatException">It names an unknown concept, may begin with nothing or is too long.</exception>
        public bool Add(int concept, IReadOnlyList<Piece> pieces)
        {
            var ways = Ways.Of(pieces).Select(way => PhraseCompiler.Compile(concept, way, lexicon, _sets, concepts)).ToList();
            _phrases.AddRange(ways);
            return ways.TrueForAll(way => way.IsOneWord);
        }

        /// <summary>The program.</summary>
        /// <param name="circular">A concept that is explained by itself; -1 when there is none.</param>
        /// <returns>Null when a concept is circular.</returns>
        public PhraseProgram? Build(out int circular)
        {
            var order = ConceptOrder.Of(_phrases, concepts.Count, out circular);
            if (circular >= 0)
                return null;

            List<int>[] rows = [.. Enumerable.Range(0, RowsOfSymbol * (lexicon.Count + concepts.Count)).Select(_ => new List<int>())];
            var ordered = new List<Phrase>();
            var sets = _sets.Build();
            var keystones = new Keystones(_phrases, sets);
            var ofConcept = _phrases.ToLookup(phrase => phrase.Concept);
            foreach (var phrase in order.SelectMany(concept => ofConcept[concept]))
            {
                var (awaited, needed) = keystones.Of(phrase);
                if (phrase.IsOneWord)
                {
                    foreach (var word in awaited.Words)
                        rows[(RowsOfSymbol * word) + Meanings].Add(phrase.Concept);
                    continue;
                }

                foreach (var symbol in SymbolsOf(awaited))
                    rows[(RowsOfSymbol * symbol) + Waiting].Add(ordered.Count);
                foreach (var symbol in SymbolsOf(needed))
                    rows[(RowsOfSymbol * symbol) + Needed].Add(ordered.Count);
                ordered.Add(phrase);
            }

            return new PhraseProgram(ordered, sets, lexicon.Count, [.. rows.Select(row => row.Distinct().ToList())]);
        }

        private IEnumerable<int> SymbolsOf(Keystone keystone) => keystone.Words.Concat(keystone.Concepts.Select(concept => lexicon.Count + concept));
    }
}
