using System.Numerics;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Phrases;

/// <summary>Finds every concept in the words of one message.</summary>
/// <remarks>
/// <para>Phrases end with their sentence. A sentence is looked at through a <see cref="Window"/>; the windows of a long one
/// overlap so far that no finding of up to <see cref="LongestFinding"/> words is cut. A phrase is tried only in windows
/// that contain what it waits for (<see cref="Keystones"/>), after the phrases of the concepts that it names.</para>
/// <para>The work for a window is bounded by the number of phrases, so the whole is linear in the message's length. One
/// matcher reads one message at a time and keeps its memory for the next.</para>
/// </remarks>
internal sealed class PhraseMatcher
{
    /// <summary>Longer findings are not looked for: no sign needs so many words.</summary>
    public const int LongestFinding = 31;

    private const int WindowStep = Window.MostWords - LongestFinding;

    private readonly PhraseProgram _program;
    private readonly int _filler;
    private readonly int _wall;
    private readonly Window _window;
    private readonly PhraseWalk _walk;

    /// <summary>A matcher for compiled phrases.</summary>
    /// <param name="program">The phrases.</param>
    /// <param name="filler">The concept of small words that phrases pass over.</param>
    /// <param name="wall">The concept of words that a gap may not pass over.</param>
    public PhraseMatcher(PhraseProgram program, int filler, int wall)
    {
        _program = program;
        _filler = filler;
        _wall = wall;
        _window = new Window(program);
        _walk = new PhraseWalk(program, _window);
    }

    /// <summary>How many phrases were tried since this matcher was made: the measure of its work.</summary>
    public long PhrasesTried { get; private set; }

    /// <summary>Adds the findings of a message: of each concept by their first words, then by their last.</summary>
    public void Find(ReadOnlySpan<Word> words, WordSymbols symbols, List<Finding> findings)
    {
        for (var start = 0; start < words.Length;)
        {
            var end = start + 1;
            while (end < words.Length && words[end].Before != Pause.Stop)
                end++;

            for (; end - start > Window.MostWords; start += WindowStep)
            {
                Look(start, Window.MostWords, symbols);
                Report(start, WindowStep, findings);
            }

            Look(start, end - start, symbols);
            Report(start, end - start, findings);
            start = end;
        }
    }

    private void Look(int start, int count, WordSymbols symbols)
    {
        _window.Clear(count);
        for (var place = 0; place < count; place++)
        {
            foreach (var symbol in symbols.Of(start + place))
                _window.AddWord(symbol, place);
        }

        _walk.Enter(_window.StartsOf(_filler), _window.StartsOf(_wall));
        for (var number = _window.NextAwake(0); number >= 0; number = _window.NextAwake(number))
        {
            PhrasesTried++;
            var steps = _program.StepsOf(number);
            for (var starts = _walk.Starts(steps); starts != 0; starts &= starts - 1)
            {
                var place = BitOperations.TrailingZeroCount(starts);
                _window.AddFinding(_program.MeaningOf(number), place, _walk.Ends(steps, place));
            }
        }
    }

    /// <summary>Reports what begins with one of the window's first words.</summary>
    private void Report(int first, int count, List<Finding> findings)
    {
        foreach (var concept in _window.Concepts)
        {
            for (var starts = _window.StartsOf(concept) & ((1UL << count) - 1); starts != 0; starts &= starts - 1)
            {
                var start = BitOperations.TrailingZeroCount(starts);
                for (var ends = _window.EndsOf(concept, start); ends != 0; ends ^= 1UL << BitOperations.Log2(ends))
                {
                    var words = BitOperations.Log2(ends) - start;
                    if (words <= LongestFinding)
                        findings.Add(new Finding(concept, first + start, first + start + words));
                }
            }
        }
    }
}
