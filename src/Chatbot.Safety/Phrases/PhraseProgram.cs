namespace Chatbot.Safety.Phrases;

/// <summary>All phrases of all concepts, compiled, with what each of them waits for. Immutable.</summary>
internal sealed class PhraseProgram
{
    private readonly int[][] _meanings;
    private readonly int[][] _byWord;
    private readonly int[][] _byConcept;

    private PhraseProgram(Phrase[] phrases, PhraseGate gate, int[][] meanings, int[][] byWord, int[][] byConcept)
    {
        Phrases = phrases;
        Gate = gate;
        _meanings = meanings;
        _byWord = byWord;
        _byConcept = byConcept;
    }

    /// <summary>The phrases of more than one word. Each comes after the phrases of the concepts that it names.</summary>
    public Phrase[] Phrases { get; }

    /// <summary>Turns away phrases of which something is missing.</summary>
    public PhraseGate Gate { get; }

    /// <summary>How many word specifications there are.</summary>
    public int Words => _byWord.Length;

    /// <summary>How many concepts there are.</summary>
    public int Concepts => _byConcept.Length;

    /// <summary>The number of a concept where words and concepts are counted together: words come first.</summary>
    public int SymbolOf(int concept) => Words + concept;

    /// <summary>The concepts that a word is by itself.</summary>
    public int[] MeaningsOf(int word) => _meanings[word];

    /// <summary>The phrases worth trying once this word is there.</summary>
    public int[] WaitingForWord(int word) => _byWord[word];

    /// <summary>The phrases worth trying once this concept is found.</summary>
    public int[] WaitingForConcept(int concept) => _byConcept[concept];

    /// <summary>Gathers phrases one after another.</summary>
    internal sealed class Builder(Lexicon.Builder lexicon, IReadOnlyDictionary<string, int> concepts)
    {
        private readonly List<Phrase> _phrases = [];

        /// <summary>Adds a phrase of a concept.</summary>
        /// <exception cref="FormatException">It names an unknown concept, may begin with nothing or is too long.</exception>
        public Phrase Add(int concept, IReadOnlyList<Piece> pieces)
        {
            var phrase = PhraseCompiler.Compile(concept, pieces, lexicon, concepts);
            _phrases.Add(phrase);
            return phrase;
        }

        /// <summary>The program.</summary>
        /// <param name="circular">A concept that is explained by itself; -1 when there is none.</param>
        /// <returns>Null when a concept is circular.</returns>
        public PhraseProgram? Build(out int circular)
        {
            var order = ConceptOrder.Of(_phrases, concepts.Count, out circular);
            if (circular >= 0)
                return null;

            var meanings = Table(lexicon.Count);
            var byWord = Table(lexicon.Count);
            var byConcept = Table(concepts.Count);
            var ordered = new List<Phrase>();
            var gate = new PhraseGate.Builder();
            var keystones = new Keystones(_phrases);
            var ofConcept = _phrases.ToLookup(phrase => phrase.Concept);
            foreach (var phrase in order.SelectMany(concept => ofConcept[concept]))
            {
                var awaited = keystones.Of(phrase);
                foreach (var word in awaited.Words)
                    (phrase.IsOneWord ? meanings : byWord)[word].Add(phrase.IsOneWord ? phrase.Concept : ordered.Count);
                foreach (var concept in awaited.Concepts)
                    byConcept[concept].Add(ordered.Count);
                if (phrase.IsOneWord)
                    continue;
                ordered.Add(phrase);
                gate.Add(keystones.NeededBy(phrase, awaited).Select(needed => needed.Words.Concat(needed.Concepts.Select(concept => lexicon.Count + concept))));
            }

            return new PhraseProgram([.. ordered], gate.Build(), Rows(meanings), Rows(byWord), Rows(byConcept));
        }

        private static List<int>[] Table(int rows) => [.. Enumerable.Range(0, rows).Select(_ => new List<int>())];

        private static int[][] Rows(List<int>[] table) => [.. table.Select(row => row.Distinct().ToArray())];
    }
}
