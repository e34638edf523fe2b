using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Context;

/// <summary>Decides for each word of a message what the cues around it say of it, in the manner of NegEx and ConText.</summary>
/// <remarks>
/// After Chapman et al., "A simple algorithm for identifying negated findings and diseases in discharge summaries" (2001),
/// and Harkema et al., "ConText" (2009); narrowed to the clause, because doubt must escalate.
/// </remarks>
internal sealed class ContextReader
{
    /// <summary>A cue among so many first words of a sentence sets the scene for what follows ("when I was a teenager ...").</summary>
    private const int OpeningWords = 3;

    private const Marks Timely = Marks.Past | Marks.Asked | Marks.General | Marks.Ended | Marks.Longstanding;

    private readonly Clauses _clauses;
    private readonly IReadOnlyList<Finding> _findings;
    private readonly Grammar _grammar;
    private readonly Marks[] _marks;
    private readonly bool[] _insideCue;
    private readonly bool[] _insideFinding;
    private readonly int[] _findingEnd;
    private readonly bool[] _present;
    private readonly IReadOnlyList<Word> _words;
    private readonly HashSet<int> _sentencesWithPersons;

    private ContextReader(Clauses clauses, IReadOnlyList<Finding> findings, Grammar grammar, IReadOnlyList<Word> words)
    {
        _words = words;
        _clauses = clauses;
        _findings = findings;
        _grammar = grammar;
        _marks = new Marks[words.Count];
        _insideCue = new bool[words.Count];
        _insideFinding = new bool[words.Count];
        _findingEnd = new int[words.Count];
        _present = new bool[clauses.Count];
        _sentencesWithPersons = [.. findings
            .Where(finding => finding.Concept == grammar.Self || finding.Concept == grammar.Other)
            .Select(finding => clauses.SentenceOf[finding.Start])];
    }

    /// <summary>The marks of each word.</summary>
    public static Marks[] Read(Clauses clauses, IReadOnlyList<Finding> findings, RuleVocabulary vocabulary, IReadOnlyList<Word> words)
    {
        var reader = new ContextReader(clauses, findings, vocabulary.Grammar, words);
        reader.Prepare(vocabulary);
        foreach (var finding in findings)
        {
            foreach (var cue in vocabulary.CuesOf(finding.Concept))
                reader.Apply(cue, finding);
        }

        reader.MarkAnimals();
        return reader._marks;
    }

    private void Prepare(RuleVocabulary vocabulary)
    {
        foreach (var finding in _findings)
        {
            if (vocabulary.CuesOf(finding.Concept).Count > 0)
                Array.Fill(_insideCue, true, finding.Start, finding.End - finding.Start);
            else if (vocabulary.IsClinical(finding.Concept) && finding.End - finding.Start > 1)
                MarkFinding(finding);
        }

        foreach (var finding in _findings)
        {
            if (finding.Concept == _grammar.Present && !_insideCue[finding.Start])
                _present[_clauses.Of(finding.Start)] = true;
        }
    }

    private void Apply(Cue cue, Finding finding)
    {
        // "No feeling" and "haven't peed" are findings, and so is "what's the point of living": such cues are spent on themselves.
        if ((cue.Mark == Marks.Negated && _insideFinding[finding.Start]) || (cue.Mark == Marks.Asked && _findingEnd[finding.Start] > finding.End))
            return;

        var clause = _clauses.Of(finding.Start);
        switch (cue.Covers)
        {
            case Cover.After:
                Mark(cue.Mark, finding.End, _clauses.End(_clauses.Of(finding.End - 1)));
                break;
            case Cover.Before:
                Mark(cue.Mark, _clauses.Start(clause), finding.Start);
                break;
            case Cover.Itself:
                Mark(cue.Mark, finding.Start, finding.End);
                break;
            case Cover.Clause:
                MarkClause(cue.Mark, clause);
                if (OpensSentence(finding) && clause + 1 < _clauses.Count && _clauses.Continues(clause + 1))
                    MarkClause(cue.Mark, clause + 1);
                break;
            case Cover.Phrase:
                MarkPhrase(cue.Mark, finding, clause);
                break;
            case Cover.Impersonal:
                if (finding.Start == 0 || _words[finding.Start].Before == Pause.Stop)
                    MarkImpersonal(cue.Mark, clause);
                break;
            case Cover.Rest:
                Mark(cue.Mark, finding.End, _clauses.End(clause));
                for (var next = clause + 1; next < _clauses.Count && _clauses.Continues(next); next++)
                    MarkClause(cue.Mark, next);
                break;
            case Cover.Sentence:
                MarkSentence(cue.Mark, clause);
                break;
        }
    }

    private void MarkPhrase(Marks mark, Finding finding, int clause)
    {
        var start = finding.Start;
        while (start > _clauses.Start(clause) && _words[start].Before == Pause.None)
            start--;
        var end = finding.End;
        while (end < _clauses.End(clause) && _words[end].Before == Pause.None)
            end++;
        Mark(mark, start, end);
    }

    private void MarkImpersonal(Marks mark, int clause)
    {
        if (!_sentencesWithPersons.Contains(_clauses.SentenceOf[_clauses.Start(clause)]))
            MarkSentence(mark, clause);
    }

    private void MarkFinding(Finding finding)
    {
        _findingEnd[finding.Start] = Math.Max(_findingEnd[finding.Start], finding.End);
        Array.Fill(_insideFinding, true, finding.Start, finding.End - finding.Start);
    }

    private bool OpensSentence(Finding finding) =>
        finding.Start < OpeningWords || _clauses.SentenceOf[finding.Start - OpeningWords] != _clauses.SentenceOf[finding.Start];

    private void MarkSentence(Marks mark, int clause)
    {
        var first = clause;
        while (_clauses.Continues(first))
            first--;
        MarkClause(mark, first);
        for (var next = first + 1; next < _clauses.Count && _clauses.Continues(next); next++)
            MarkClause(mark, next);
    }

    private void MarkClause(Marks mark, int clause) => Mark(mark, _clauses.Start(clause), _clauses.End(clause));

    /// <summary>Marks words of one clause, unless that clause speaks of the present and the mark would place it elsewhere.</summary>
    private void Mark(Marks mark, int start, int end)
    {
        if (start >= end || ((mark & Timely) != 0 && _present[_clauses.Of(start)]))
            return;
        for (var i = start; i < end; i++)
            _marks[i] |= mark;
    }

    /// <summary>What follows "my dog ..." is about the dog until the writer speaks of a person again.</summary>
    private void MarkAnimals()
    {
        var about = new Marks?[_marks.Length];
        foreach (var finding in _findings)
        {
            if (finding.Concept == _grammar.Animal)
                Array.Fill(about, Marks.Animal, finding.Start, finding.End - finding.Start);
        }

        foreach (var finding in _findings)
        {
            if (finding.Concept == _grammar.Self && about[finding.Start] is null)
                about[finding.Start] = Marks.None;
        }

        var current = Marks.None;
        for (var i = 0; i < _marks.Length; i++)
        {
            current = about[i] ?? current;
            _marks[i] |= current;
        }
    }
}
