using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Phrases;

/// <summary>Finds every concept in the words of one message.</summary>
/// <remarks>
/// One pass from the last word to the first: whatever a phrase asks for behind its first word has then been found
/// already. Phrases are short and gaps bounded, so the work per word is bounded and the whole is linear.
/// </remarks>
internal sealed class PhraseMatcher
{
    /// <summary>How many small words ("my", "just", "really") may stand unasked between two words of a phrase.</summary>
    private const int MostFillers = 3;

    /// <summary>Different ends that are kept for one concept at one word: the nearest ones suffice.</summary>
    private const int MostEnds = 4;

    private readonly PhraseProgram _program;
    private readonly IReadOnlyList<Word> _words;
    private readonly int[][] _symbols;
    private readonly bool[] _filler;
    private readonly bool[] _wall;
    private readonly List<Finding>[] _at;
    private readonly List<int> _ends = [];
    private readonly int _fillerConcept;
    private readonly int _wallConcept;

    private PhraseMatcher(PhraseProgram program, IReadOnlyList<Word> words, int[][] symbols, int filler, int wall)
    {
        _program = program;
        _words = words;
        _symbols = symbols;
        _filler = new bool[words.Count];
        _wall = new bool[words.Count];
        _at = new List<Finding>[words.Count];
        _fillerConcept = filler;
        _wallConcept = wall;
    }

    /// <summary>The findings, by first word.</summary>
    /// <param name="program">The compiled phrases.</param>
    /// <param name="words">The message's words.</param>
    /// <param name="symbols">For each word, the word specifications it satisfies.</param>
    /// <param name="filler">The concept of small words that phrases pass over.</param>
    /// <param name="wall">The concept of words that a gap may not pass over.</param>
    public static IReadOnlyList<Finding> Find(PhraseProgram program, IReadOnlyList<Word> words, int[][] symbols, int filler, int wall)
    {
        var matcher = new PhraseMatcher(program, words, symbols, filler, wall);
        for (var position = words.Count - 1; position >= 0; position--)
            matcher.FindAt(position);
        return [.. matcher._at.SelectMany(found => found)];
    }

    private void FindAt(int position)
    {
        var found = new List<Finding>();
        _at[position] = found;
        foreach (var symbol in _symbols[position])
        {
            foreach (var entry in _program.BeginningWithWord(symbol))
                Complete(entry, position, position + 1, found);
        }

        // A finding may be the first part of further ones; the list grows while it is walked.
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var entry in _program.BeginningWithConcept(found[i].Concept))
                Complete(entry, position, found[i].End, found);
            _filler[position] |= found[i].Concept == _fillerConcept;
            _wall[position] |= found[i].Concept == _wallConcept;
        }
    }

    private void Complete(PhraseProgram.Entry entry, int start, int next, List<Finding> found)
    {
        _ends.Clear();
        Follow(entry.Step, next);
        foreach (var end in _ends)
        {
            var finding = new Finding(entry.Concept, start, end);
            if (!found.Contains(finding) && found.Count(other => other.Concept == entry.Concept) < MostEnds)
                found.Add(finding);
        }
    }

    private void Follow(int index, int position)
    {
        var step = _program[index];
        switch (step.Kind)
        {
            case StepKind.End:
                if (!_ends.Contains(position))
                    _ends.Add(position);
                break;
            case StepKind.Split:
                Follow(step.Next, position);
                Follow(step.Other, position);
                break;
            case StepKind.Gap:
                FollowGap(step, position);
                break;
            default:
                FollowWord(step, position);
                break;
        }
    }

    private void FollowGap(Step step, int position)
    {
        for (var passed = 0; passed <= step.Argument; passed++)
        {
            Follow(step.Next, position + passed);
            if (!CanPass(position + passed) || _wall[position + passed])
                return;
        }
    }

    private void FollowWord(Step step, int position)
    {
        for (var fillers = 0; fillers <= MostFillers && CanPass(position + fillers); fillers++)
        {
            Take(step, position + fillers);
            if (!_filler[position + fillers])
                return;
        }
    }

    private void Take(Step step, int position)
    {
        if (step.Kind == StepKind.Word)
        {
            if (Array.BinarySearch(_symbols[position], step.Argument) >= 0)
                Follow(step.Next, position + 1);
            return;
        }

        foreach (var finding in _at[position])
        {
            if (finding.Concept == step.Argument)
                Follow(step.Next, finding.End);
        }
    }

    /// <summary>Whether there is a word here and no sentence ends before it.</summary>
    private bool CanPass(int position) => position < _words.Count && _words[position].Before != Pause.Stop;
}
