namespace Chatbot.Safety.Phrases;

/// <summary>Turns the pieces of one phrase into steps, from the back, so that each step knows the one that follows it.</summary>
internal sealed class PhraseCompiler
{
    private const int End = 0;

    private readonly Lexicon.Builder _lexicon;
    private readonly IReadOnlyDictionary<string, int> _concepts;
    private readonly WordSets.Builder _sets;
    private readonly List<Step> _steps = [new Step(StepKind.End)];

    private PhraseCompiler(Lexicon.Builder lexicon, WordSets.Builder sets, IReadOnlyDictionary<string, int> concepts)
    {
        _lexicon = lexicon;
        _sets = sets;
        _concepts = concepts;
    }

    /// <summary>Compiles a phrase.</summary>
    /// <exception cref="FormatException">It names an unknown concept, may begin with nothing or is too long.</exception>
    public static Phrase Compile(int concept, IReadOnlyList<Piece> pieces, Lexicon.Builder lexicon, WordSets.Builder sets, IReadOnlyDictionary<string, int> concepts)
    {
        var compiler = new PhraseCompiler(lexicon, sets, concepts);
        byte next = End;
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            next = compiler.Compile(pieces[i], next);
            compiler.Mark(next, StepTraits.OnEveryPath);
        }

        compiler.Begin(next);
        return new Phrase(concept, [.. compiler._steps]);
    }

    private byte Compile(IReadOnlyList<Piece> sequence, byte next)
    {
        for (var i = sequence.Count - 1; i >= 0; i--)
            next = Compile(sequence[i], next);
        return next;
    }

    private byte Compile(Piece piece, byte next) => piece switch
    {
        Piece.Gap gap => Append(new Step(StepKind.Gap, next, Argument: gap.Most)),
        Piece.Reference reference => _concepts.TryGetValue(reference.Concept, out var id)
            ? Append(new Step(StepKind.Concept, next, Argument: id))
            : throw new FormatException($"There is no concept named '{reference.Concept}'."),
        Piece.Choice choice => Compile(choice, next),
        _ => Append(new Step(StepKind.Word, next, Argument: WordOf(piece))),
    };

    /// <summary>Alternatives of one word each are one step; the others, and leaving all out, are ways round it.</summary>
    private byte Compile(Piece.Choice choice, byte next)
    {
        var words = choice.Options.Where(IsOneWord).Select(option => WordOf(option[0])).Distinct().ToArray();
        var ways = choice.Options.Where(option => !IsOneWord(option)).Select(option => Compile(option, next)).ToList();
        if (words.Length == 1)
            ways.Add(Append(new Step(StepKind.Word, next, Argument: words[0])));
        else if (words.Length > 1)
            ways.Add(Append(new Step(StepKind.AnyWord, next, Argument: _sets.Add(words))));
        return ways.Aggregate((one, other) => Append(new Step(StepKind.Split, one, other)));
    }

    private static bool IsOneWord(IReadOnlyList<Piece> option) => option is [Piece.Literal or Piece.Number or Piece.Temperature];

    private int WordOf(Piece piece) => piece switch
    {
        Piece.Literal literal => _lexicon.Add(literal),
        Piece.Number number => _lexicon.Add(number),
        Piece.Temperature temperature => _lexicon.Add(temperature),
        _ => throw new InvalidOperationException($"Unknown piece {piece.GetType().Name}."),
    };

    private byte Append(Step step)
    {
        if (_steps.Count == Phrase.MostSteps)
            throw new FormatException($"A phrase has more than {Phrase.MostSteps} parts. Give a part of it a name of its own.");
        _steps.Add(step);
        return (byte)(_steps.Count - 1);
    }

    private void Mark(byte index, StepTraits traits) => _steps[index] = _steps[index] with { Traits = _steps[index].Traits | traits };

    private void Begin(byte index)
    {
        var step = _steps[index];
        switch (step.Kind)
        {
            case StepKind.Word or StepKind.AnyWord or StepKind.Concept:
                Mark(index, StepTraits.Begins);
                break;
            case StepKind.Split:
                Begin(step.Next);
                Begin(step.Other);
                break;
            default:
                throw new FormatException("A phrase must begin with a word or a concept, not with a gap, and not all of it may be optional.");
        }
    }
}
