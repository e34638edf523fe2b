namespace Chatbot.Safety.Phrases;

/// <summary>Turns the pieces of one phrase into steps, from the back, so that each step knows the one that follows it.</summary>
internal sealed class PhraseCompiler
{
    private const int End = 0;

    private readonly Lexicon.Builder _lexicon;
    private readonly IReadOnlyDictionary<string, int> _concepts;
    private readonly List<Step> _steps = [new Step(StepKind.End)];

    private PhraseCompiler(Lexicon.Builder lexicon, IReadOnlyDictionary<string, int> concepts)
    {
        _lexicon = lexicon;
        _concepts = concepts;
    }

    /// <summary>Compiles a phrase.</summary>
    /// <exception cref="FormatException">It names an unknown concept, may begin with nothing or is too long.</exception>
    public static Phrase Compile(int concept, IReadOnlyList<Piece> pieces, Lexicon.Builder lexicon, IReadOnlyDictionary<string, int> concepts)
    {
        var compiler = new PhraseCompiler(lexicon, concepts);
        var next = End;
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            next = compiler.Compile(pieces[i], next);
            compiler._steps[next] = compiler._steps[next] with { IsOnEveryPath = true };
        }

        if (compiler._steps.Count > Phrase.MostSteps)
            throw new FormatException($"A phrase has {compiler._steps.Count} parts; at most {Phrase.MostSteps} are allowed. Give a part of it a name of its own.");
        var beginnings = new List<int>();
        compiler.Begin(next, beginnings);
        return new Phrase(concept, [.. compiler._steps], [.. beginnings.Distinct()]);
    }

    private int Compile(IReadOnlyList<Piece> sequence, int next)
    {
        for (var i = sequence.Count - 1; i >= 0; i--)
            next = Compile(sequence[i], next);
        return next;
    }

    private int Compile(Piece piece, int next) => piece switch
    {
        Piece.Gap gap => Append(new Step(StepKind.Gap, gap.Most, next)),
        Piece.Reference reference => _concepts.TryGetValue(reference.Concept, out var id)
            ? Append(new Step(StepKind.Concept, id, next))
            : throw new FormatException($"There is no concept named '{reference.Concept}'."),
        Piece.Choice choice => Compile(choice, next),
        _ => Append(new Step(StepKind.Word, WordOf(piece), next)),
    };

    /// <summary>Alternatives of one word each are one step; the others, and leaving all out, are ways round it.</summary>
    private int Compile(Piece.Choice choice, int next)
    {
        var words = choice.Options.Where(IsOneWord).Select(option => WordOf(option[0])).Distinct().ToArray();
        var ways = choice.Options.Where(option => !IsOneWord(option)).Select(option => Compile(option, next)).ToList();
        if (words.Length == 1)
            ways.Add(Append(new Step(StepKind.Word, words[0], next)));
        else if (words.Length > 1)
            ways.Add(Append(new Step(StepKind.AnyWord, Next: next, Words: words)));
        return ways.Aggregate((one, other) => Append(new Step(StepKind.Split, 0, one, other)));
    }

    private static bool IsOneWord(IReadOnlyList<Piece> option) => option is [Piece.Literal or Piece.Number or Piece.Temperature];

    private int WordOf(Piece piece) => piece switch
    {
        Piece.Literal literal => _lexicon.Add(literal),
        Piece.Number number => _lexicon.Add(number),
        Piece.Temperature temperature => _lexicon.Add(temperature),
        _ => throw new InvalidOperationException($"Unknown piece {piece.GetType().Name}."),
    };

    private int Append(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private void Begin(int index, List<int> beginnings)
    {
        var step = _steps[index];
        switch (step.Kind)
        {
            case StepKind.Word or StepKind.AnyWord or StepKind.Concept:
                beginnings.Add(index);
                break;
            case StepKind.Split:
                Begin(step.Next, beginnings);
                Begin(step.Other, beginnings);
                break;
            default:
                throw new FormatException("A phrase must begin with a word or a concept, not with a gap, and not all of it may be optional.");
        }
    }
}
