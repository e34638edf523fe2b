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

    /// <summary>So many words at most stand before a cue that speaks of more than what it ends ("for years I have had ...").</summary>
    private const int LongestLeadIn = 2;

    /// <summary>So many words at most has a question that the writer puts and answers: "Numb anywhere? No."</summary>
    private const int LongestQuestion = 12;

    private const Marks Timely = Marks.Past | Marks.Asked | Marks.General | Marks.Ended | Marks.Longstanding;

    private readonly Grammar _grammar = vocabulary.Grammar;
    private readonly Coverage[] _coverages = [.. Enum.GetValues<Marks>().Where(mark => mark != Marks.None).Select(mark => new Coverage(mark))];
    private readonly Animals _animals = new();
    private readonly Denial _denial = new();
    private readonly Tellings _tellings = new();
    private readonly Opinions _opinions = new();
    private Lane<Marks> _marks;
    private Lane<int> _cueEnds;
    private Lane<bool> _insideFinding;
    private Lane<int> _findingEnds;
    private Lane<bool> _ownDenial;
    private Lane<bool> _borne;
    private Lane<bool> _asking;
    private Lane<bool> _sentencesWithPersons;
    private Lane<bool> _named;
    private int _opinion;
    private int _words;

    /// <summary>Where the sentences and clauses of the message begin.</summary>
    public Clauses Clauses { get; } = new();

    /// <summary>Whom the words are about.</summary>
    public Persons Persons { get; } = new();

    /// <summary>What speaks against a finding.</summary>
    public Marks MarksOf(Finding finding)
    {
        // "Legs like jelly after leg day": a figure of speech takes in the finding that ends in it.
        var goesOn = finding.End < _words && (_marks[finding.End] & Marks.Figurative) != 0;
        var found = _marks[finding.Start] | (goesOn ? _marks[finding.End - 1] & Marks.Figurative : Marks.None);
        if (!IsBearing(finding))
            return found;
        return (found & ~(_asking[finding.Start] ? Marks.Asked | Marks.General | MarkGroups.InDispute : MarkGroups.InDispute)) | Marks.Bearing;
    }

    /// <summary>Reads a message.</summary>
    public void Read(ReadOnlySpan<Word> words, ReadOnlySpan<Finding> findings)
    {
        _words = words.Length;
        Clauses.Divide(words, findings, _grammar);
        Persons.Read(findings, _grammar, words.Length);
        _denial.Read(findings, _grammar, Clauses, words.Length);
        Prepare(findings);
        foreach (var coverage in _coverages)
            coverage.Clear();
        _opinions.Read(words, findings, _grammar);
        foreach (var finding in findings)
        {
            _opinion = _opinions.StartAround(finding.Start);
            foreach (var cue in vocabulary.CuesOf(finding.Concept))
                Apply(cue, finding, words);
        }

        // A clause that speaks of the present is never taken for past, asked about or ended.
        var marks = _marks.Clear(words.Length);
        foreach (var coverage in _coverages)
        {
            if (coverage.IsUsed)
                coverage.LayOn(marks, (coverage.Mark & Timely) != 0 ? _tellings.Present : default);
        }

        _animals.MarkOn(marks, findings, Clauses, _grammar);
    }

    private bool IsBearing(Finding finding)
    {
        if (!IsWhole(finding))
            return false;
        for (var word = finding.Start; word < finding.End; word++)
        {
            if (_borne[word])
                return true;
        }

        return false;
    }

    /// <summary>"No headache, baby is kicking" and "never fainted or passed" are no findings that contain a denial, but findings denied.</summary>
    private bool IsWhole(Finding finding) =>
        finding.End - finding.Start > 1 && Clauses.EndOfPart(finding.Start) >= finding.End && !_denial.HasChoice(finding.Start, finding.End);

    private void Prepare(ReadOnlySpan<Finding> findings)
    {
        var cueEnds = _cueEnds.Clear(_words);
        var insideFinding = _insideFinding.Clear(_words);
        var findingEnds = _findingEnds.Clear(_words);
        var ownDenial = _ownDenial.Clear(_words);
        _borne.Clear(_words);
        _asking.Clear(_words);
        var named = _named.Clear(_words);
        var sentencesWithPersons = _sentencesWithPersons.Clear(Clauses.Sentences);
        foreach (var finding in findings)
        {
            if (vocabulary.CuesOf(finding.Concept).Length > 0)
            {
                foreach (ref var end in cueEnds[finding.Start..finding.End])
                    end = Math.Max(end, finding.End);
            }
            else if (vocabulary.IsClinical(finding.Concept) && finding.End - finding.Start > 1)
            {
                if (IsWhole(finding))
                    insideFinding[finding.Start..finding.End].Fill(true);
                findingEnds[finding.Start] = Math.Max(findingEnds[finding.Start], finding.End);
            }
            else if (finding.Concept == _grammar.OwnNegation && finding.End - finding.Start > 1)
            {
                ownDenial[finding.Start..finding.End].Fill(true);
            }
            else if (finding.Concept == _grammar.Self || finding.Concept == _grammar.Other)
            {
                sentencesWithPersons[Clauses.SentenceOf(finding.Start)] = true;
                named[finding.Start] = true;
            }
        }

        _tellings.Read(findings, _cueEnds.First(_words), Clauses, _grammar);
    }

    private void Apply(Cue cue, Finding finding, ReadOnlySpan<Word> words)
    {
        // "All gone numb" is no end: what goes on into a finding is part of it.
        if (cue.Mark == Marks.Ended && GoesOn(finding))
            return;

        // "Not being able" denies nothing, nor does "is fine now": what has ended was there.
        var mark = cue.Mark;
        var denies = cue is { Mark: Marks.Negated, Covers: Cover.After or Cover.Before };
        if (denies && _ownDenial[finding.Start])
            return;
        if (cue.Covers is Cover.Before or Cover.Earlier && _cueEnds[finding.Start] > finding.End)
            return;

        // "My desk chair, also collapsed" is no figure of speech, "next month, my back" no date, nor does "where we are, is that normal?" deny anything.
        if ((cue.Covers is Cover.Before or Cover.Dated || cue.Mark == Marks.Figurative) && HasPause(finding, words))
            return;

        // "No feeling" denies what follows only where the feeling is not part of the picture, and so asks "what's the point of living".
        if (denies || cue.Mark is Marks.Asked or Marks.General)
        {
            _borne[finding.Start] = true;
            if (denies ? _insideFinding[finding.Start] : _findingEnds[finding.Start] > _cueEnds[finding.Start])
            {
                _asking[finding.Start] = !denies;
                if (!denies && _tellings.Present[finding.Start])
                    return;
                mark = mark == Marks.General ? Marks.Wondered : Marks.Disputed;
            }
        }

        var clause = Clauses.ClauseOf(finding.Start);
        var sentence = Clauses.SentenceOf(finding.Start);
        switch (cue.Covers)
        {
            case Cover.After:
                var end = Clauses.End(Clauses.ClauseOf(finding.End - 1));
                Mark(mark, finding.End, (denies || mark == Marks.Past) && finding.End < end ? _denial.EndFrom(finding.Start, finding.End) : end);
                break;
            case Cover.Before:
                Mark(mark, denies ? _denial.StartFrom(finding.Start) : Clauses.Start(clause), finding.Start);
                break;
            case Cover.Itself:
                Mark(mark, finding.Start, finding.End);
                break;
            case Cover.Clause:
                Mark(mark, mark == Marks.Past ? StartOfTold(finding, clause, words) : Clauses.Start(clause), Clauses.End(LastClauseOf(finding)));
                break;
            case Cover.Dated:
                Mark(mark, StartOfTold(finding, clause, words), EndOfTold(finding, clause, words));
                break;
            case Cover.Phrase:
                var staysInside = Clauses.ClauseOf(finding.End - 1) == clause && LeadsIn(finding);
                Mark(mark, Clauses.StartOfPart(finding.Start), staysInside ? Clauses.EndOfPart(finding.End - 1) : finding.End);
                break;
            case Cover.Impersonal:
                if (words[finding.Start].Before == Pause.Stop && !_sentencesWithPersons[sentence])
                    MarkSentence(mark, sentence);
                break;
            case Cover.Unpeopled:
                if (!_sentencesWithPersons[sentence])
                    MarkSentence(mark, sentence);
                break;
            case Cover.Rest:
                Mark(mark, finding.End, Clauses.EndOfSentence(sentence));
                break;
            case Cover.Sentence:
                MarkSentence(mark, sentence);
                break;
            case Cover.Scene:
                Mark(mark, finding.End, _tellings.EndOfScene(finding, Clauses));
                break;
            case Cover.Earlier:
                Mark(mark, StartOfContrast(finding, clause, sentence), finding.Start);
                MarkPreviousSentence(mark, finding, sentence);
                break;
            case Cover.Previous:
                MarkPreviousSentence(mark, finding, sentence);
                if (Clauses.StartOfPart(finding.Start) == finding.Start && Closes(finding, words) && finding.Start > Clauses.Start(clause))
                    Mark(mark, Clauses.StartOfPart(finding.Start - 1), finding.Start);
                break;
            case Cover.Answer:
                if (Clauses.StartOfSentence(sentence) == finding.Start && Clauses.EndOfSentence(sentence) == finding.End && IsShort(sentence - 1))
                    MarkSentence(mark, sentence - 1);
                break;
            case Cover.Closing:
                if (Closes(finding, words))
                    Mark(mark, finding.Start, finding.End);
                break;
        }
    }

    /// <summary>Whether a finding goes on behind a cue, without a pause.</summary>
    private bool GoesOn(Finding cue)
    {
        if (Clauses.EndOfPart(cue.End - 1) == cue.End)
            return false;
        for (var word = cue.Start; word < cue.End; word++)
        {
            if (_findingEnds[word] > cue.End)
                return true;
        }

        return false;
    }

    private bool OpensSentence(Finding finding) =>
        finding.Start - Clauses.StartOfSentence(Clauses.SentenceOf(finding.Start)) < OpeningWords;

    /// <summary>
    /// A cue that opens its sentence also speaks of the clause behind its own: "in 1998 / I broke my back". Not so where somebody is named
    /// before it, since that is a statement by itself: "my dog died last year, / I am numb".
    /// </summary>
    private int LastClauseOf(Finding cue)
    {
        var clause = Clauses.ClauseOf(cue.Start);
        var opens = OpensSentence(cue) && !NamesPerson(Clauses.StartOfSentence(Clauses.SentenceOf(cue.Start)), cue.Start);
        return opens && Clauses.End(clause) < Clauses.EndOfSentence(Clauses.SentenceOf(cue.Start)) ? clause + 1 : clause;
    }

    private bool NamesPerson(int start, int end)
    {
        for (var word = start; word < end; word++)
        {
            if (_named[word])
                return true;
        }

        return false;
    }

    /// <summary>Whether a pause follows; "now" and "but" make none.</summary>
    private static bool Closes(Finding finding, ReadOnlySpan<Word> words) => finding.End == words.Length || words[finding.End].Before != Pause.None;

    /// <summary>Whether a pause stands among the words of a cue, other than before "and".</summary>
    private bool HasPause(Finding finding, ReadOnlySpan<Word> words)
    {
        for (var word = finding.Start + 1; word < finding.End; word++)
        {
            if (words[word].Before != Pause.None && !Clauses.IsJoiner(word))
                return true;
        }

        return false;
    }

    private bool LeadsIn(Finding finding) => finding.Start - Clauses.StartOfPart(finding.Start) <= LongestLeadIn;

    /// <summary>
    /// Where what a date tells of begins: "fell off a roof, broke my back, in 1998" is all past, but of "hot, swollen calf, started the
    /// pill months ago" only what stands beside the date.
    /// </summary>
    private int StartOfTold(Finding finding, int clause, ReadOnlySpan<Word> words) =>
        LeadsIn(finding) && Closes(finding, words) ? Clauses.Start(clause) : Clauses.StartOfPart(finding.Start);

    /// <summary>Where that ends: "in 1998 I fell off a roof, broke my back" is all past, but of "cancer in 2020, pain in my spine" only the cancer.</summary>
    private int EndOfTold(Finding finding, int clause, ReadOnlySpan<Word> words)
    {
        if (LeadsIn(finding) && !ClosesPart(finding, words))
            return Clauses.End(LastClauseOf(finding));
        return Clauses.IsJoiner(finding.End) ? finding.End : Math.Min(Clauses.End(clause), Clauses.EndOfPart(finding.End - 1));
    }

    private bool ClosesPart(Finding finding, ReadOnlySpan<Word> words) => finding.Start > Clauses.StartOfPart(finding.Start) && Closes(finding, words);

    /// <summary>Where in its sentence a clause is no longer contrasted with what stands before: "my legs are weak but / the pain has not changed".</summary>
    private int StartOfContrast(Finding cue, int clause, int sentence)
    {
        // "But it has gone" is about what stands before the "but".
        var opens = Clauses.Start(clause) == cue.Start && cue.Start > Clauses.StartOfSentence(sentence);
        var first = opens ? clause - 1 : clause;
        while (Clauses.Start(first) > Clauses.StartOfSentence(sentence) && !Clauses.IsContrasted(first))
            first--;
        return Clauses.Start(first);
    }

    private bool IsShort(int sentence) =>
        sentence >= 0 && Clauses.EndOfSentence(sentence) - Clauses.StartOfSentence(sentence) <= LongestQuestion;

    private void MarkPreviousSentence(Marks mark, Finding finding, int sentence)
    {
        if (sentence > 0 && OpensSentence(finding))
            MarkSentence(mark, sentence - 1);
    }

    private void MarkSentence(Marks mark, int sentence) => Mark(mark, Clauses.StartOfSentence(sentence), Clauses.EndOfSentence(sentence));

    /// <summary>What somebody thinks of it cancels nothing that was reported before: "my gp said it was muscular".</summary>
    private void Mark(Marks mark, int start, int end) =>
        _coverages[BitOperations.Log2((uint)mark)].Add(Math.Max(start, _opinion), end, _words);
}
