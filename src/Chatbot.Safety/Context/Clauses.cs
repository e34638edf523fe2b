using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Where the sentences and clauses of a message begin.</summary>
internal sealed class Clauses
{
    private readonly int[] _clauseOf;
    private readonly List<int> _starts = [];

    private Clauses(int words)
    {
        _clauseOf = new int[words];
        SentenceOf = new int[words];
    }

    /// <summary>For each word the number of its sentence, from 0.</summary>
    public int[] SentenceOf { get; }

    /// <summary>How many clauses there are.</summary>
    public int Count => _starts.Count;

    /// <summary>Number of the clause that a word stands in.</summary>
    public int Of(int word) => _clauseOf[word];

    /// <summary>First word of a clause.</summary>
    public int Start(int clause) => _starts[clause];

    /// <summary>The word just past a clause.</summary>
    public int End(int clause) => clause + 1 < _starts.Count ? _starts[clause + 1] : _clauseOf.Length;

    /// <summary>Whether a clause continues the sentence of the one before it.</summary>
    public bool Continues(int clause) => clause > 0 && SentenceOf[_starts[clause]] == SentenceOf[_starts[clause - 1]];

    /// <summary>Divides a message at its stops, at words of contrast, and where a new subject begins.</summary>
    public static Clauses Divide(IReadOnlyList<Word> words, IReadOnlyList<Finding> findings, Grammar grammar)
    {
        var begins = new bool[words.Count];
        var links = new bool[words.Count];
        foreach (var finding in findings)
            links[finding.Start] |= finding.Concept == grammar.Link;
        foreach (var finding in findings)
        {
            begins[finding.Start] |= finding.Concept == grammar.Contrast
                || (finding.Concept == grammar.Subject && (finding.Start == 0 || !links[finding.Start - 1]));
        }

        var clauses = new Clauses(words.Count);
        var sentence = -1;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Before == Pause.Stop)
                sentence++;
            if (words[i].Before == Pause.Stop || begins[i])
                clauses._starts.Add(i);
            clauses.SentenceOf[i] = sentence;
            clauses._clauseOf[i] = clauses._starts.Count - 1;
        }

        return clauses;
    }
}
