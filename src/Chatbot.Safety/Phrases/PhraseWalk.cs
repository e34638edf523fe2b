using System.Numerics;

namespace Chatbot.Safety.Phrases;

/// <summary>Walks one phrase through a window, at all places at once: each step is a shift and an "and" of their bits.</summary>
internal sealed class PhraseWalk(PhraseProgram program, Window window)
{
    /// <summary>How many small words ("my", "just", "really") may stand unasked between two words of a phrase.</summary>
    private const int MostFillers = 3;

    private readonly ulong[] _places = new ulong[Phrase.MostSteps];
    private ulong _fillers;
    private ulong _passable;

    /// <summary>Goes to what the window now shows.</summary>
    /// <param name="fillers">The places of small words.</param>
    /// <param name="walls">The places of words that a gap may not pass over.</param>
    public void Enter(ulong fillers, ulong walls)
    {
        _fillers = fillers;
        _passable = (window.Places >> 1) & ~walls;
    }

    /// <summary>Where a phrase starts: walks from its end to its beginning, keeping the places from which the rest of it follows.</summary>
    public ulong Starts(ReadOnlySpan<Step> steps)
    {
        var from = _places.AsSpan(0, steps.Length);
        from[0] = window.Places;
        var starts = 0UL;
        for (var i = 1; i < steps.Length; i++)
        {
            var step = steps[i];
            ulong places;
            if (step.Kind == StepKind.Gap)
            {
                places = BackOver(from[step.Next], _passable, step.Argument);
            }
            else if (step.Kind == StepKind.Split)
            {
                places = from[step.Next] | from[step.Other];
            }
            else
            {
                places = Before(step, from[step.Next]);
                if (step.Begins)
                    starts |= places;
                places = BackOver(places, _fillers, MostFillers);
            }

            if (places == 0 && step.IsOnEveryPath)
                return 0;
            from[i] = places;
        }

        return starts;
    }

    /// <summary>Behind which words a phrase ends that starts at a place: walks from its beginning to its end.</summary>
    public ulong Ends(ReadOnlySpan<Step> steps, int start)
    {
        var at = _places.AsSpan(0, steps.Length);
        at.Clear();
        for (var i = steps.Length - 1; i > 0; i--)
        {
            var step = steps[i];
            if (step.Begins)
                at[step.Next] |= After(step, 1UL << start);
            if (at[i] == 0)
                continue;
            switch (step.Kind)
            {
                case StepKind.Gap:
                    at[step.Next] |= ForwardOver(at[i], _passable, step.Argument);
                    break;
                case StepKind.Split:
                    at[step.Next] |= at[i];
                    at[step.Other] |= at[i];
                    break;
                default:
                    at[step.Next] |= After(step, ForwardOver(at[i], _fillers, MostFillers));
                    break;
            }
        }

        return at[0];
    }

    /// <summary>The places where a word or concept stands behind which one of the given places follows.</summary>
    private ulong Before(Step step, ulong then)
    {
        if (step.Kind != StepKind.Concept)
            return PlacesOf(step) & (then >> 1);

        var before = 0UL;
        for (var starts = window.StartsOf(step.Argument); starts != 0; starts &= starts - 1)
        {
            if ((window.EndsOf(step.Argument, BitOperations.TrailingZeroCount(starts)) & then) != 0)
                before |= starts & (0 - starts);
        }

        return before;
    }

    /// <summary>The places behind a word or concept that stands at one of the given places.</summary>
    private ulong After(Step step, ulong places)
    {
        if (step.Kind != StepKind.Concept)
            return (PlacesOf(step) & places) << 1;

        var after = 0UL;
        for (var starts = window.StartsOf(step.Argument) & places; starts != 0; starts &= starts - 1)
            after |= window.EndsOf(step.Argument, BitOperations.TrailingZeroCount(starts));
        return after;
    }

    private ulong PlacesOf(Step step)
    {
        if (step.Kind == StepKind.Word)
            return window.PlacesOf(step.Argument);

        var places = 0UL;
        foreach (var word in program.Sets[step.Argument])
            places |= window.PlacesOf(word);
        return places;
    }

    private static ulong BackOver(ulong places, ulong words, int most)
    {
        var reached = places;
        for (var i = 0; i < most; i++)
            reached |= (reached >> 1) & words;
        return reached;
    }

    private static ulong ForwardOver(ulong places, ulong words, int most)
    {
        var reached = places;
        for (var i = 0; i < most; i++)
            reached |= (reached & words) << 1;
        return reached;
    }
}
