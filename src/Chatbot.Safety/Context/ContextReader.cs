using System.Numerics;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Context;

/// <summary>Decides for each word of a message what the cues around it say of it, in the manner of NegEx and ConText.</summary>
/// <remarks>
/// After Chapman et al., "A simple algorithm for identifying negated findings and diseases in discharge summaries" (2001),
/// and Harkema et al., "ConText" (2009); narrowed to the clause, because doubt must escalate. Reads one message at a time
/// and keeps its memory for the next.
/// </remarks>
internal sealed class ContextReader(RuleVocabulary vocabulary)
{
    /// <summary>A cue among so many first words of a sentence sets the scene for what follows ("when I was a teenager ...").</summary>
    private const int OpeningWords = 3;

    private const Marks Timely = Marks.Past | Marks.Asked | Marks.General | Marks.Ended | Marks.Longstanding;

    private readonly Grammar _grammar = vocabulary.Grammar;
    private readonly Coverage[] _coverages = [.. Enum.GetValues<Marks>().Where(mark => mark != Marks.None).Select(mark => new Coverage(mark))];
    private readonly Animals _animals = new();
    private Lane<Marks> _marks;
    private Lane<bool> _insideCue;
    private Lane<bool> _insideFinding;
    private Lane<int> _findingEnds;
    private Lane<bool> _present;
    private Lane<bool> _presentClauses;
    private Lane<bool> _sentencesWithPersons;
    private int _words;

    /// <summary>Where the sentences and clauses of the message begin.</summary>
    public Clauses Clauses { get; } = new();

    /// <summary>Whom the words are about.</summary>
    public Persons Persons { get; } = new();

    /// <summary>What speaks against a finding.</summary>
    public Marks MarksOf(Finding finding) =>
        // "Legs like jelly after leg day": a figure of speech takes in the finding that ends in it.
        _marks[finding.Start] | (_marks[finding.End - 1] & Marks.Figurative);

    /// <summary>Reads a message.</summary>
    public void Read(ReadOnlySpan<Word> words, ReadOnlySpan<Finding> findings)
    {
        _words = words.Length;
        Clauses.Divide(words, findings, _grammar);
        Persons.Read(findings, _grammar, words.Length);
        Prepare(findings);
        foreach (var coverage in _coverages)
            coverage.Clear();
        foreach (var finding in findings)
        {
            foreach (var cue in vocabulary.CuesOf(finding.Concept))
                Apply(cue, finding, words);
        }

        // A clause that speaks of the present is never taken for past, asked about or ended.
        var marks = _marks.Clear(words.Length);
        foreach (var coverage in _coverages)
        {
            if (coverage.IsUsed)
                coverage.LayOn(marks, (coverage.Mark & Timely) != 0 ? _present.First(words.Length) : default);
        }

        _animals.MarkOn(marks, findings, _grammar);
    }

    private void Prepare(ReadOnlySpan<Finding> findings)
    {
        var insideCue = _insideCue.Clear(_words);
        var insideFinding = _insideFinding.Clear(_words);
        var findingEnds = _findingEnds.Clear(_words);
        var sentencesWithPersons = _sentencesWithPersons.Clear(Clauses.Sentences);
        foreach (var finding in findings)
        {
            if (vocabulary.CuesOf(finding.Concept).Length > 0)
            {
                insideCue[finding.Start..finding.End].Fill(true);
            }
            else if (vocabulary.IsClinical(finding.Concept) && finding.End - finding.Start > 1)
            {
                insideFinding[finding.Start..finding.End].Fill(true);
                findingEnds[finding.Start] = Math.Max(findingEnds[finding.Start], finding.End);
            }
            else if (finding.Concept == _grammar.Self || finding.Concept == _grammar.Other)
            {
                sentencesWithPersons[Clauses.SentenceOf(finding.Start)] = true;
            }
        }

        MarkPresent(findings, insideCue);
    }

    private void MarkPresent(ReadOnlySpan<Finding> findings, ReadOnlySpan<bool> insideCue)
    {
        var clauses = _presentClauses.Clear(Clauses.Count);
        foreach (var finding in findings)
        {
            if (finding.Concept == _grammar.Present && !insideCue[finding.Start])
                clauses[Clauses.ClauseOf(finding.Start)] = true;
        }

        var present = _present.Clear(_words);
        for (var i = 0; i < present.Length; i++)
            present[i] = clauses[Clauses.ClauseOf(i)];
    }

    private void Apply(Cue cue, Finding finding, ReadOnlySpan<Word> words)
    {
        // "No feeling" and "haven't peed" are findings, and so is "what's the point of living": such cues are spent on themselves.
        if ((cue.Mark == Marks.Negated && _insideFinding[finding.Start]) || (cue.Mark == Marks.Asked && _findingEnds[finding.Start] > finding.End))
            return;

        var clause = Clauses.ClauseOf(finding.Start);
        var sentence = Clauses.SentenceOf(finding.Start);
        switch (cue.Covers)
        {
            case Cover.After:
                Mark(cue, finding.End, Clauses.End(Clauses.ClauseOf(finding.End - 1)));
                break;
            case Cover.Before:
                Mark(cue, Clauses.Start(clause), finding.Start);
                break;
            case Cover.Itself:
                Mark(cue, finding.Start, finding.End);
                break;
            case Cover.Clause:
                var reaches = OpensSentence(finding) && Clauses.End(clause) < Clauses.EndOfSentence(sentence) ? clause + 1 : clause;
                Mark(cue, Clauses.Start(clause), Clauses.End(reaches));
                break;
            case Cover.Phrase:
                var staysInside = Clauses.ClauseOf(finding.End - 1) == clause;
                Mark(cue, Clauses.StartOfPart(finding.Start), staysInside ? Clauses.EndOfPart(finding.End - 1) : finding.End);
                break;
            case Cover.Impersonal:
                if (words[finding.Start].Before == Pause.Stop && !_sentencesWithPersons[sentence])
                    MarkSentence(cue, sentence);
                break;
            case Cover.Rest:
                Mark(cue, finding.End, Clauses.EndOfSentence(sentence));
                break;
            case Cover.Sentence:
                MarkSentence(cue, sentence);
                break;
        }
    }

    private bool OpensSentence(Finding finding) =>
        finding.Start - Clauses.StartOfSentence(Clauses.SentenceOf(finding.Start)) < OpeningWords;

    private void MarkSentence(Cue cue, int sentence) => Mark(cue, Clauses.StartOfSentence(sentence), Clauses.EndOfSentence(sentence));

    private void Mark(Cue cue, int start, int end) => _coverages[BitOperations.Log2((uint)cue.Mark)].Add(start, end, _words);
}
