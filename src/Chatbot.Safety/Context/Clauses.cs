using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Where the sentences and clauses of a message begin.</summary>
internal sealed class Clauses
{
    /// <summary>A sentence of so few words, without a subject, is a fragment: "Numb. Both legs. Cannot pee."</summary>
    private const int LongestFragment = 3;

    private readonly List<int> _clauses = [];
    private readonly List<int> _sentences = [];
    private Lane<Edge> _edges;
    private Lane<int> _clauseOf;
    private Lane<int> _sentenceOf;
    private Lane<int> _statements;
    private Lane<int> _partStarts;
    private Lane<int> _partEnds;
    private int _words;

    [Flags]
    private enum Edge : byte
    {
        None = 0,
        Link = 1,
        Subject = 2,
        Contrast = 4,
        Joiner = 8,
    }

    /// <summary>How many sentences there are.</summary>
    public int Sentences => _sentences.Count;

    /// <summary>Number of the sentence that a word stands in.</summary>
    public int SentenceOf(int word) => _sentenceOf[word];

    /// <summary>Number of the statement that a word stands in: a sentence, or fragments one after another that say one thing together.</summary>
    public int StatementOf(int word) => _statements[_sentenceOf[word]];

    /// <summary>Number of the clause that a word stands in.</summary>
    public int ClauseOf(int word) => _clauseOf[word];

    /// <summary>How many clauses there are.</summary>
    public int Count => _clauses.Count;

    /// <summary>First word of a clause.</summary>
    public int Start(int clause) => _clauses[clause];

    /// <summary>The word just past a clause.</summary>
    public int End(int clause) => clause + 1 < _clauses.Count ? _clauses[clause + 1] : _words;

    /// <summary>Whether a clause is set against the one before it: "but ...".</summary>
    public bool IsContrasted(int clause) => (_edges[_clauses[clause]] & Edge.Contrast) != 0;

    /// <summary>Whether a word joins another statement to the one before it: "and".</summary>
    public bool IsJoiner(int word) => word < _words && (_edges[word] & Edge.Joiner) != 0;

    /// <summary>First word of a sentence.</summary>
    public int StartOfSentence(int sentence) => _sentences[sentence];

    /// <summary>The word just past a sentence.</summary>
    public int EndOfSentence(int sentence) => sentence + 1 < _sentences.Count ? _sentences[sentence + 1] : _words;

    /// <summary>First word of the part of a clause between commas that a word stands in.</summary>
    public int StartOfPart(int word) => _partStarts[word];

    /// <summary>The word just past that part.</summary>
    public int EndOfPart(int word) => _partEnds[word];

    /// <summary>Divides a message at its stops, at words of contrast, and where a new subject begins.</summary>
    public void Divide(ReadOnlySpan<Word> words, ReadOnlySpan<Finding> findings, Grammar grammar)
    {
        _words = words.Length;
        _clauses.Clear();
        _sentences.Clear();
        var edges = _edges.Clear(words.Length);
        foreach (var finding in findings)
            edges[finding.Start] |= EdgeOf(finding.Concept, grammar);

        var clauseOf = _clauseOf.Clear(words.Length);
        var sentenceOf = _sentenceOf.Clear(words.Length);
        var before = Edge.None;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Before == Pause.Stop)
                _sentences.Add(i);
            if (words[i].Before == Pause.Stop || Begins(edges[i], before))
                _clauses.Add(i);
            sentenceOf[i] = _sentences.Count - 1;
            clauseOf[i] = _clauses.Count - 1;
            before = edges[i];
        }

        DivideParts(words);
        JoinFragments();
    }

    private void JoinFragments()
    {
        var statements = _statements.Clear(Sentences);
        for (var sentence = 1; sentence < statements.Length; sentence++)
            statements[sentence] = statements[sentence - 1] + (IsFragment(sentence) ? 0 : 1);
    }

    private bool IsFragment(int sentence)
    {
        var (start, end) = (StartOfSentence(sentence), EndOfSentence(sentence));
        if (end - start > LongestFragment)
            return false;
        foreach (var edge in _edges.First(end)[start..])
        {
            if ((edge & Edge.Subject) != 0)
                return false;
        }

        return true;
    }

    private void DivideParts(ReadOnlySpan<Word> words)
    {
        var starts = _partStarts.Clear(words.Length);
        for (var i = 0; i < words.Length; i++)
            starts[i] = BeginsPart(words, i) ? i : starts[i - 1];

        var ends = _partEnds.Clear(words.Length);
        for (var i = words.Length - 1; i >= 0; i--)
            ends[i] = i + 1 == words.Length || BeginsPart(words, i + 1) ? i + 1 : ends[i + 1];
    }

    private bool BeginsPart(ReadOnlySpan<Word> words, int word) => words[word].Before != Pause.None || _clauses[_clauseOf[word]] == word;

    private static Edge EdgeOf(int concept, Grammar grammar) =>
        concept == grammar.Link ? Edge.Link
        : concept == grammar.Subject ? Edge.Subject
        : concept == grammar.Contrast ? Edge.Contrast
        : concept == grammar.Joiner ? Edge.Joiner
        : Edge.None;

    private static bool Begins(Edge here, Edge before) =>
        (here & Edge.Contrast) != 0 || ((here & Edge.Subject) != 0 && (before & Edge.Link) == 0);
}
