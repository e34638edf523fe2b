using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Rules;
using Chatbot.Text;
using Chatbot.Text.Folding;

namespace Chatbot.Safety.Reading;

/// <summary>One message of a conversation, read: its words and the concepts found in it.</summary>
internal sealed class MessageReading
{
    private readonly FoldedText _text;
    private readonly List<Word> _words;

    private MessageReading(FoldedText text, List<Word> words, IReadOnlyList<Hit> hits, bool corrects, bool affirms)
    {
        _text = text;
        _words = words;
        Hits = hits;
        Corrects = corrects;
        Affirms = affirms;
    }

    /// <summary>The concepts found, by first word.</summary>
    public IReadOnlyList<Hit> Hits { get; }

    /// <summary>Whether the person takes back what earlier messages said.</summary>
    public bool Corrects { get; }

    /// <summary>Whether the person says that what was asked about is happening ("and I just did").</summary>
    public bool Affirms { get; }

    /// <summary>The place in the original message of a stretch of words.</summary>
    public TextSpan SpanOf(int firstWord, int pastLastWord) =>
        _text.ToOriginal(TextSpan.FromBounds(_words[firstWord].Span.Start, _words[pastLastWord - 1].Span.End));

    /// <summary>Reads a message.</summary>
    public static MessageReading Of(string message, int turn, RuleVocabulary vocabulary)
    {
        var text = FoldedText.Of(message);
        var words = WordReader.Read(text.Text);
        var grammar = vocabulary.Grammar;
        var findings = PhraseMatcher.Find(vocabulary.Program, words, Resolve(words, vocabulary.Lexicon), grammar.Filler, grammar.Wall);
        var clauses = Clauses.Divide(words, findings, grammar);
        var marks = ContextReader.Read(clauses, findings, vocabulary, words);
        var persons = Persons.Read(findings, grammar, words.Count);
        var negative = findings.Where(finding => finding.Concept == grammar.OwnNegation).Select(finding => finding.Start).ToHashSet();

        var hits = new List<Hit>();
        foreach (var finding in findings)
        {
            if (vocabulary.IsClinical(finding.Concept))
                hits.Add(new Hit(finding.Concept, turn, clauses.SentenceOf[finding.Start], finding.Start, finding.End, MarksOf(finding), persons[finding.Start]));
        }

        return new MessageReading(text, words, hits, Mentions(grammar.Correction), Mentions(grammar.Affirm));

        bool Mentions(int concept) => findings.Any(finding => finding.Concept == concept);

        Marks MarksOf(Finding finding)
        {
            // "Legs like jelly after leg day": a figure of speech takes in the finding that ends in it.
            var found = marks[finding.Start] | (marks[finding.End - 1] & Marks.Figurative);

            // "No pain, can't pee": a finding that is itself negative is not denied by the negation before it.
            return negative.Contains(finding.Start) ? found & ~Marks.Negated : found;
        }
    }

    private static int[][] Resolve(List<Word> words, Lexicon lexicon)
    {
        var known = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var symbols = new int[words.Count][];
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (!known.TryGetValue(word, out var found))
                known.Add(word, found = lexicon.Resolve(word));
            symbols[i] = found;
        }

        return symbols;
    }
}
