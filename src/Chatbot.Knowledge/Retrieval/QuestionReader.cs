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

    // In a phrase such as "ends up with" it is a part of what is asked, but not the whole of a word.
    private const float FramingInPhraseShare = 0.5f;

    // "On the cards", "to spare": an everyday word that no article has is a manner of speaking more often than what is asked for.
    private const float EverydayShare = 0.4f;

    // The story around a question tells its subject, but what is asked decides.
    private const float StoryShare = 0.4f;

    // "Why would that be a bad idea?" cannot be answered without the story before it.
    private const int EnoughAsked = 2;

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
        var stems = words.ConvertAll(word => StopWords.Contains(word.Form) ? word.Form : StemOf(word.Form));
        var meanings = LayTerms.Default.Expand(stems);
        var framing = Enumerable.Range(0, words.Count).Select(at => FramingWords.Contains(stems[at]) && !meanings[at].InPhrase).ToList();
        var asking = fromConversation ? [new TextSpan(0, text.Length)] : AskingSentence.In(text);
        var excepted = fromConversation ? [] : Excepting.In(text);
        var asked = words.Where((word, at) => !framing[at] && Carries(word.Form) && Asks(word.Span)).Select(word => word.Form).Distinct(StringComparer.Ordinal).Count();
        for (var at = 0; at < words.Count; at++)
        {
            var (span, form) = words[at];
            var alternatives = meanings[at].Stems;
            if (!Carries(form) || terms.Exists(term => term.Stem == stems[at]))
                continue;
            var known = _counts.Knows(stems[at]) || alternatives.Any(_counts.Knows);
            var tells = !Asks(span);
            // What frames the question and stands in no article tells nothing: articles answer without it.
            var rarity = (framing[at] && !known ? _counts.RarityOf(_counts.Passages) : Rarity(stems[at], alternatives))
                * (fromConversation ? ConversationShare : 1)
                * (framing[at] ? FramingShare : tells ? StoryShare : FramingWords.Contains(stems[at]) ? FramingInPhraseShare : 1)
                * (!known && !framing[at] && EverydayWords.Contains(stems[at]) ? EverydayShare : 1);
            var frames = framing[at] || (tells && asked >= EnoughAsked);
            terms.Add(new QuestionTerm(fromConversation ? new TextSpan(0, 0) : span, form, stems[at], alternatives, rarity, known, fromConversation, frames));
        }

        bool Asks(TextSpan word) => asking.Any(word.Overlaps) && !excepted.Any(word.Overlaps);
    }

    private static bool Carries(string form) => !StopWords.Contains(form) && (form.Length > 1 || char.IsDigit(form[0]));

    // "Quicker" and "fattest" stand in few articles, "quick" and "fat" in many.
    private string StemOf(string form)
    {
        var stem = _spelling.StemOf(form);
        return _counts.Knows(stem) || LayTerms.Default.Knows(stem) ? stem : Comparatives.PlainOf(form).FirstOrDefault(Means) ?? stem;

        bool Means(string plain) => _counts.Knows(plain) || FramingWords.Contains(plain) || LayTerms.Default.Knows(plain);
    }

    // A word is about as common as the words that articles use for it; its own rarity counts too, for these are mostly wider.
    private float Rarity(string stem, IReadOnlySet<string> alternatives)
    {
        var own = _counts[stem];
        var widest = alternatives.Select(alternative => _counts[alternative]).Append(own).Max();
        return (_counts.RarityOf(widest) + _counts.RarityOf(own > 0 ? own : widest)) / 2;
    }
}
