namespace Chatbot.Safety.Phrases;

/// <summary>
/// Chooses for each phrase the words without which it cannot be there and that ordinary messages contain least often,
/// so that a phrase is tried only where it has a chance: "no feeling ..4 groin" waits for "groin", and is tried where "feeling" is there as well.
/// </summary>
/// <remarks>How often a word occurs is judged by how many phrases use it: the rules are written in everyday words.</remarks>
internal sealed class Keystones
{
    private readonly WordSets _sets;
    private readonly Dictionary<int, int> _uses;
    private readonly Dictionary<int, long> _conceptWeights = [];

    /// <summary>Counts how often each word is used.</summary>
    public Keystones(IEnumerable<Phrase> phrases, WordSets sets)
    {
        _sets = sets;
        _uses = phrases
            .SelectMany(phrase => phrase.Steps.SelectMany(WordsOf).Distinct())
            .CountBy(word => word)
            .ToDictionary();
    }

    /// <summary>What a phrase waits for: it is tried where one word or concept of each of the two lists is there.</summary>
    /// <remarks>The concepts that the phrase names must have been asked about before.</remarks>
    public (Keystone First, Keystone Second) Of(Phrase phrase)
    {
        var best = new Keystone?[phrase.Steps.Length];
        for (var i = 1; i < best.Length; i++)
            best[i] = Best(phrase.Steps[i], best);

        var first = Either(phrase.Steps.Index().Where(step => step.Item.Begins).Select(step => best[step.Index]))!;
        _conceptWeights[phrase.Concept] = _conceptWeights.GetValueOrDefault(phrase.Concept) + first.Weight;
        var second = phrase.Steps
            .Where(step => step is { IsOnEveryPath: true, Kind: StepKind.Word or StepKind.AnyWord or StepKind.Concept })
            .Select(Own)
            .Where(own => !own.Words.SequenceEqual(first.Words) || !own.Concepts.SequenceEqual(first.Concepts))
            .MinBy(own => own.Weight);
        return (first, second ?? first);
    }

    private IEnumerable<int> WordsOf(Step step) => step.Kind switch
    {
        StepKind.Word => [step.Argument],
        StepKind.AnyWord => _sets[step.Argument].ToArray(),
        _ => [],
    };

    /// <summary>The best choice from a step on; null where the phrase may end without asking for anything.</summary>
    private Keystone? Best(Step step, Keystone?[] best)
    {
        var later = best[step.Next];
        if (step.Kind == StepKind.Gap)
            return later;
        if (step.Kind == StepKind.Split)
            return Either([later, best[step.Other]]);

        var own = Own(step);
        return later is not null && later.Weight < own.Weight ? later : own;
    }

    private Keystone Own(Step step) => step.Kind == StepKind.Concept ? Choose([], [step.Argument]) : Choose(WordsOf(step), []);

    private Keystone? Either(IEnumerable<Keystone?> ways)
    {
        var choices = ways.ToList();
        return choices.Contains(null) ? null : Choose(choices.SelectMany(way => way!.Words), choices.SelectMany(way => way!.Concepts));
    }

    private Keystone Choose(IEnumerable<int> words, IEnumerable<int> concepts)
    {
        int[] either = [.. words.Distinct()];
        int[] named = [.. concepts.Distinct()];
        return new Keystone(either, named, either.Sum(word => (long)_uses[word]) + named.Sum(concept => _conceptWeights[concept]));
    }
}

/// <summary>Words and concepts of which a phrase needs one.</summary>
/// <param name="Words">Word specifications.</param>
/// <param name="Concepts">Concepts.</param>
/// <param name="Weight">How often they occur: the less, the better they tell where the phrase may be.</param>
internal sealed record Keystone(int[] Words, int[] Concepts, long Weight);
