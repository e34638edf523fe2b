namespace Chatbot.Safety.Phrases;

/// <summary>All phrases of all concepts, compiled to steps, with an entry for each word or concept that a phrase may begin with.</summary>
internal sealed class PhraseProgram
{
    private readonly Step[] _steps;
    private readonly Entry[][] _byWord;
    private readonly Entry[][] _byConcept;

    private PhraseProgram(Step[] steps, Entry[][] byWord, Entry[][] byConcept)
    {
        _steps = steps;
        _byWord = byWord;
        _byConcept = byConcept;
    }

    /// <summary>A concept that may begin here, and the step that follows its first word.</summary>
    public readonly record struct Entry(int Concept, int Step);

    /// <summary>The step at an index.</summary>
    public Step this[int step] => _steps[step];

    /// <summary>Phrases that begin with a word of this specification.</summary>
    public Entry[] BeginningWithWord(int word) => word < _byWord.Length ? _byWord[word] : [];

    /// <summary>Phrases that begin with a finding of this concept.</summary>
    public Entry[] BeginningWithConcept(int concept) => _byConcept[concept];

    /// <summary>Compiles phrases one after another.</summary>
    internal sealed class Builder(Lexicon.Builder lexicon, IReadOnlyDictionary<string, int> concepts)
    {
        private readonly List<Step> _steps = [new Step(StepKind.End)];
        private readonly Dictionary<int, List<Entry>> _byWord = [];
        private readonly Dictionary<int, List<Entry>> _byConcept = [];

        /// <summary>Adds a phrase of a concept.</summary>
        /// <exception cref="FormatException">The phrase names an unknown concept or may begin with nothing.</exception>
        public void Add(int concept, IReadOnlyList<Piece> phrase)
        {
            const int end = 0;
            Enter(concept, Compile(phrase, end));
        }

        public PhraseProgram Build()
        {
            var words = _byWord.Keys.DefaultIfEmpty(-1).Max() + 1;
            return new PhraseProgram([.. _steps], Table(_byWord, words), Table(_byConcept, concepts.Count));
        }

        /// <summary>Compiles from the back, so that each step knows the one that follows it.</summary>
        private int Compile(IReadOnlyList<Piece> sequence, int next)
        {
            for (var i = sequence.Count - 1; i >= 0; i--)
                next = Compile(sequence[i], next);
            return next;
        }

        private int Compile(Piece piece, int next) => piece switch
        {
            Piece.Literal literal => Append(new Step(StepKind.Word, lexicon.Add(literal), next)),
            Piece.Number number => Append(new Step(StepKind.Word, lexicon.Add(number), next)),
            Piece.Gap gap => Append(new Step(StepKind.Gap, gap.Most, next)),
            Piece.Reference reference => concepts.TryGetValue(reference.Concept, out var id)
                ? Append(new Step(StepKind.Concept, id, next))
                : throw new FormatException($"There is no concept named '{reference.Concept}'."),
            Piece.Choice choice => choice.Options
                .Select(option => Compile(option, next))
                .Aggregate((one, other) => Append(new Step(StepKind.Split, 0, one, other))),
            _ => throw new InvalidOperationException($"Unknown piece {piece.GetType().Name}."),
        };

        private int Append(Step step)
        {
            _steps.Add(step);
            return _steps.Count - 1;
        }

        private void Enter(int concept, int index)
        {
            var step = _steps[index];
            switch (step.Kind)
            {
                case StepKind.Word:
                    Add(_byWord, step.Argument, new Entry(concept, step.Next));
                    break;
                case StepKind.Concept:
                    Add(_byConcept, step.Argument, new Entry(concept, step.Next));
                    break;
                case StepKind.Split:
                    Enter(concept, step.Next);
                    Enter(concept, step.Other);
                    break;
                default:
                    throw new FormatException("A phrase must begin with a word or a concept, not with a gap, and not all of it may be optional.");
            }
        }

        private static void Add(Dictionary<int, List<Entry>> table, int key, Entry entry)
        {
            if (!table.TryGetValue(key, out var entries))
                table.Add(key, entries = []);
            if (!entries.Contains(entry))
                entries.Add(entry);
        }

        private static Entry[][] Table(Dictionary<int, List<Entry>> entries, int size)
        {
            var table = new Entry[size][];
            Array.Fill(table, []);
            foreach (var (key, list) in entries)
                table[key] = [.. list];
            return table;
        }
    }
}
