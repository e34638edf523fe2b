using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Of what the clauses of a message tell: of now, of the writer, of others; and how far a made-up scene is told.</summary>
internal sealed class Tellings
{
    /// <summary>A made-up scene is told in so many clauses at most.</summary>
    private const int LongestScene = 12;

    private Lane<Telling> _clauses;
    private Lane<bool> _present;
    private Lane<bool> _ofWriter;
    private int _words;

    [Flags]
    private enum Telling : byte
    {
        None = 0,
        Present = 1,
        OfWriter = 2,
        OfOthers = 4,
    }

    /// <summary>For each word whether its clause speaks of the present.</summary>
    public ReadOnlySpan<bool> Present => _present.First(_words);

    /// <summary>Reads a message.</summary>
    /// <param name="findings">What was found in it.</param>
    /// <param name="cueEnds">For each word the end of the longest cue over it: "since my op in 2015" does not speak of the present.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="grammar">The names of the concepts.</param>
    public void Read(ReadOnlySpan<Finding> findings, ReadOnlySpan<int> cueEnds, Clauses clauses, Grammar grammar)
    {
        _words = cueEnds.Length;
        _clauses.Clear(clauses.Count);
        var ofWriter = _ofWriter.Clear(_words);
        foreach (var finding in findings)
        {
            var clause = clauses.ClauseOf(finding.Start);
            ofWriter[finding.Start] |= finding.Concept == grammar.Self;
            if (finding.Concept == grammar.Self)
                _clauses[clause] |= Telling.OfWriter;
            else if (finding.Concept == grammar.Other)
                _clauses[clause] |= Telling.OfOthers;
            else if (finding.Concept == grammar.Present && finding.End > cueEnds[finding.Start])
                MarkPresent(finding, clause, clauses);
        }

        var present = _present.Clear(_words);
        for (var i = 0; i < present.Length; i++)
            present[i] = (_clauses[clauses.ClauseOf(i)] & Telling.Present) != 0;
    }

    /// <summary>The word just past a scene: it ends where the writer or the present appears, and nobody but others is in it.</summary>
    /// <param name="cue">The words that set it.</param>
    /// <param name="clauses">The clauses of the message.</param>
    public int EndOfScene(Finding cue, Clauses clauses)
    {
        var clause = clauses.ClauseOf(cue.End - 1);
        for (var word = cue.End; word < clauses.End(clause); word++)
        {
            if (_ofWriter[word])
                return word;
        }

        var told = clause;
        var telling = _clauses[clause];
        var last = Math.Min(clauses.Count, clause + LongestScene);
        for (var next = clause + 1; next < last && (_clauses[next] & (Telling.Present | Telling.OfWriter)) == 0; next++)
        {
            telling |= _clauses[next];
            told = (telling & Telling.OfOthers) != 0 ? next : told;
        }

        return clauses.End(told);
    }

    /// <summary>A clause that ends in "tonight" lends its time to the next: "but tonight / I can't breathe".</summary>
    private void MarkPresent(Finding finding, int clause, Clauses clauses)
    {
        _clauses[clause] |= Telling.Present;
        if (finding.End == clauses.End(clause) && finding.End < clauses.EndOfSentence(clauses.SentenceOf(finding.Start)))
            _clauses[clause + 1] |= Telling.Present;
    }
}
