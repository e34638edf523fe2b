namespace Chatbot.Safety.Phrases;

/// <summary>
/// Chooses for each phrase the words without which it cannot be there and that ordinary messages contain least often,
/// so that a phrase is tried only where it has a chance: "no feeling ..4 groin" waits for "groin" and not for "no".
/// </summary>
/// <remarks>How often a word occurs is judged by how many phrases use it: the rules are written in everyday words.</remarks>
internal sealed class Keystones
{
    private readonly Dictionary<int, int> _uses;
    private readonly Dictionary<int, long> _conceptWeights = [];

    /// <summary>Counts how often each word is used.</summary>
    public Keystones(IEnumerable<Phrase> phrases)
    {
        _uses = phrases
            .SelectMany(phrase => phrase.Steps.SelectMany(WordsOf).Distinct())
            .CountBy(word => word)
            .ToDictionary();
    }

    /// <summary>What a phrase waits for: any of these words or concepts suffices to try it.</summary>
    /// <remarks>The concepts that the phrase names must have been asked about before.</remarks>
    public (IEnumerable<int> Words, IEnumerable<int> Concepts) Of(Phrase phrase)
    {
        var best = new Choice?[phrase.Steps.Length];
        for (var i = 1; i < best.Length; i++)
            best[i] = Best(phrase.Steps[i], best);

        var chosen = Either(phrase.Beginnings.Select(beginning => best[beginning]))!;
        _conceptWeights[phrase.Concept] = _conceptWeights.GetValueOrDefault(phrase.Concept) + chosen.Weight;
        return (chosen.Words, chosen.Concepts);
    }

    /// <summary>
    /// What a phrase needs besides what it waits for: of each of these, rarest first, one word or concept must be there.
    /// </summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="awaited">The words and concepts that it waits for.</param>
    public IEnumerable<(int[] Words, int[] Concepts)> NeededBy(Phrase phrase, (IEnumerable<int> Words, IEnumerable<int> Concepts) awaited) => phrase.Steps
        .Where(step => step is { IsOnEveryPath: true, Kind: StepKind.Word or StepKind.AnyWord or StepKind.Concept })
        .Select(Own)
        .Where(own => !own.Words.SequenceEqual(awaited.Words) || !own.Concepts.SequenceEqual(awaited.Concepts))
        .OrderBy(own => own.Weight)
        .Select(own => (own.Words, own.Concepts));

    private static IEnumerable<int> WordsOf(Step step) => step.Kind switch
    {
        StepKind.Word => [step.Argument],
        StepKind.AnyWord => step.Words!,
        _ => [],
    };

    /// <summary>The best choice from a step on; null where the phrase may end without asking for anything.</summary>
    private Choice? Best(Step step, Choice?[] best)
    {
        var later = best[step.Next];
        if (step.Kind == StepKind.Gap)
            return later;
        if (step.Kind == StepKind.Split)
            return Either([later, best[step.Other]]);

        var own = Own(step);
        return later is not null && later.Weight < own.Weight ? later : own;
    }

    private Choice Own(Step step) => step.Kind == StepKind.Concept ? Choose([], [step.Argument]) : Choose(WordsOf(step), []);

    private Choice? Either(IEnumerable<Choice?> ways)
    {
        var choices = ways.ToList();
        return choices.Contains(null) ? null : Choose(choices.SelectMany(way => way!.Words), choices.SelectMany(way => way!.Concepts));
    }

    private Choice Choose(IEnumerable<int> words, IEnumerable<int> concepts)
    {
        int[] either = [.. words.Distinct()];
        int[] named = [.. concepts.Distinct()];
        return new Choice(either, named, either.Sum(word => (long)_uses[word]) + named.Sum(concept => _conceptWeights[concept]));
    }

    private sealed record Choice(int[] Words, int[] Concepts, long Weight);
}
