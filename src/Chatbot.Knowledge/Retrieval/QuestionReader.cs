using Chatbot.Knowledge.Embedding;
using Chatbot.Text;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>Reads a question against the vocabulary of one index: spelling, everyday words, how informative each term is.</summary>
internal sealed class QuestionReader
{
    // The subject of an earlier question steers, but must not outweigh what is asked now.
    private const float ConversationShare = 0.8f;

    // A framing word decides between passages that are otherwise equal, no more.
    private const float FramingShare = 0.2f;

    // The story around a question tells its subject, but what is asked decides.
    private const float StoryShare = 0.4f;

    private readonly TermCounts _counts;
    private readonly SpellingCorrector _spelling;

    /// <param name="counts">The terms of the index.</param>
    public QuestionReader(TermCounts counts)
    {
        _counts = counts;
        _spelling = new SpellingCorrector(counts);
    }

    /// <summary>Reads a question. Deterministic.</summary>
    /// <param name="text">The question as it was asked.</param>
    /// <param name="subject">What earlier questions were about; empty when the question stands alone.</param>
    public Question Read(string text, string subject)
    {
        var terms = new List<QuestionTerm>();
        AddTerms(terms, text, fromConversation: false);
        AddTerms(terms, subject, fromConversation: true);
        return new Question(text, terms);
    }

    private void AddTerms(List<QuestionTerm> terms, string text, bool fromConversation)
    {
        // Phrases such as "pins and needles" contain stop words, so everyday words are looked up among all words.
        var words = WordReader.Read(text);
        var stems = words.ConvertAll(word => StopWords.Contains(word.Form) ? word.Form : _spelling.StemOf(word.Form));
        var alternatives = LayTerms.Default.Expand(stems);
        var asking = fromConversation ? [new TextSpan(0, text.Length)] : AskingSentence.In(text);
        for (var at = 0; at < words.Count; at++)
        {
            var (span, form) = words[at];
            if (StopWords.Contains(form) || (form.Length == 1 && !char.IsDigit(form[0])) || terms.Exists(term => term.Stem == stems[at]))
                continue;
            var known = _counts.Knows(stems[at]) || alternatives[at].Any(_counts.Knows);
            var tells = !asking.Any(span.Overlaps);
            var frames = tells || FramingWords.Contains(stems[at]);
            // What frames the question and stands in no article tells nothing: articles answer without it.
            var rarity = (frames && !known ? _counts.RarityOf(_counts.Passages) : Rarity(stems[at], alternatives[at]))
                * (fromConversation ? ConversationShare : 1)
                * (FramingWords.Contains(stems[at]) ? FramingShare : tells ? StoryShare : 1);
            terms.Add(new QuestionTerm(fromConversation ? new TextSpan(0, 0) : span, form, stems[at], alternatives[at], rarity, known, fromConversation, frames));
        }
    }

    private float Rarity(string stem, IReadOnlySet<string> alternatives)
    {
        var count = _counts[stem];
        if (count == 0 && alternatives.Count > 0)
            count = alternatives.Max(alternative => _counts[alternative]);
        return _counts.RarityOf(count);
    }
}
