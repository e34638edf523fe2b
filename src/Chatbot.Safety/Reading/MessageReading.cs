using System.Runtime.InteropServices;
using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Rules;
using Chatbot.Text;
using Chatbot.Text.Folding;

namespace Chatbot.Safety.Reading;

/// <summary>One message of a conversation, read: its words and the concepts found in it. The next message is read into the same memory.</summary>
internal sealed class MessageReading
{
    private readonly FoldedText _text = new();
    private readonly WordSymbols _symbols = new();
    private readonly List<Finding> _findings = [];
    private readonly List<Hit> _hits = [];
    private Lane<bool> _negative;
    private Lane<bool> _explained;

    /// <summary>The message as it was written.</summary>
    public string Message => _text.Original;

    /// <summary>The words.</summary>
    public WordList Words { get; } = new();

    /// <summary>Every concept found, also those of grammar.</summary>
    public ReadOnlySpan<Finding> Findings => CollectionsMarshal.AsSpan(_findings);

    /// <summary>The concepts found that describe a person's state: each by its first word.</summary>
    public ReadOnlySpan<Hit> Hits => CollectionsMarshal.AsSpan(_hits);

    /// <summary>Whether the person takes back what earlier messages said.</summary>
    public bool Corrects { get; private set; }

    /// <summary>Whether the person says that what was asked about is happening ("and I just did").</summary>
    public bool Affirms { get; private set; }

    /// <summary>The place in the original message of a stretch of words.</summary>
    public TextSpan SpanOf(int firstWord, int pastLastWord) =>
        _text.ToOriginal(TextSpan.FromBounds(Words[firstWord].Span.Start, Words[pastLastWord - 1].Span.End));

    /// <summary>Whether every word belongs to a finding of one of some concepts.</summary>
    public bool ConsistsOf(ReadOnlySpan<int> concepts)
    {
        var explained = _explained.Clear(Words.Count);
        foreach (var finding in Findings)
        {
            if (concepts.Contains(finding.Concept))
                explained[finding.Start..finding.End].Fill(true);
        }

        return !explained.Contains(false);
    }

    /// <summary>Reads a message in place of the last one.</summary>
    /// <param name="message">The message.</param>
    /// <param name="turn">Its index in the conversation.</param>
    /// <param name="vocabulary">The words and phrases to look for.</param>
    /// <param name="matcher">Finds the phrases.</param>
    /// <param name="context">Reads what stands around them.</param>
    public void Read(string message, int turn, RuleVocabulary vocabulary, PhraseMatcher matcher, ContextReader context)
    {
        Clear();
        _text.Read(message);
        vocabulary.Reader.Read(_text.Letters, Words);
        for (var i = 0; i < Words.Count; i++)
        {
            vocabulary.Lexicon.Resolve(Words.LettersOf(i), _symbols);
            if (Temperatures.CelsiusAt(Words, i) is { } celsius)
                vocabulary.Lexicon.ResolveTemperature(celsius, _symbols);
            _symbols.EndWord();
        }

        matcher.Find(Words.Words, _symbols, _findings);
        context.Read(Words.Words, Findings);

        var negative = _negative.Clear(Words.Count);
        foreach (var finding in Findings)
        {
            negative[finding.Start] |= finding.Concept == vocabulary.Grammar.OwnNegation;
            Corrects |= finding.Concept == vocabulary.Grammar.Correction;
            Affirms |= finding.Concept == vocabulary.Grammar.Affirm;
        }

        foreach (var finding in Findings)
        {
            if (!vocabulary.IsClinical(finding.Concept))
                continue;

            // "No pain, can't pee": a finding that is itself negative is not denied by the negation before it.
            var marks = context.MarksOf(finding);
            if (negative[finding.Start])
                marks &= ~(Marks.Negated | MarkGroups.InDispute);
            var clauses = context.Clauses;
            _hits.Add(new Hit(
                finding.Concept, turn, clauses.StatementOf(finding.Start), finding.Start, finding.End, marks, context.Persons.IsAboutOther(finding.Start),
                clauses.StartOfPart(finding.Start), clauses.EndOfPart(finding.End - 1), Words.HasPause(finding.Start, finding.End)));
        }
    }

    /// <summary>Forgets the message.</summary>
    public void Clear()
    {
        _text.Read("");
        Words.Clear();
        _symbols.Clear();
        _findings.Clear();
        _hits.Clear();
        Corrects = false;
        Affirms = false;
    }
}
