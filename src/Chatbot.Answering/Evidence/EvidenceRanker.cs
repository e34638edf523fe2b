using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>Breaks retrieved passages into their pieces and says how well each answers the question.</summary>
internal static class EvidenceRanker
{
    // A piece must speak of the subject itself; its heading, title and lead-in help it, its passage's rank less,
    // and having the form of answer that is asked for (a number, a duration, a definition) decides between equals.
    private const float OwnWeight = 0.55f;
    private const float InPlaceWeight = 0.35f;
    private const float FormWeight = 0.25f;
    private const float PassageWeight = 0.7f;

    // A heading that asks the same question promises the answer below it.
    private const float AskedWeight = 0.4f;
    private const float PromiseWeight = 0.2f;
    private const float DefinesBonus = 0.35f;
    private const float RowPenalty = 0.15f;

    // Passages are told apart better by their best piece than by retrieval, so more are looked at than are kept.
    private const int Kept = 8;

    private const float QuestionPenalty = 0.6f;
    private const float FragmentPenalty = 0.15f;
    private const int FragmentWords = 4;

    /// <summary>Ranks the pieces of every retrieved passage.</summary>
    public static EvidenceSet Rank(Retrieved retrieved, string question)
    {
        var kind = QuestionKinds.Of(question);
        var best = retrieved.Passages.Count > 0 ? retrieved.Passages[0].Score : 1;
        var strength = 0f;
        var passages = new List<EvidencePassage>();
        foreach (var (passage, score) in retrieved.Passages)
        {
            var units = new List<EvidenceUnit>(passage.Units.Count);
            var above = TermReader.Stems($"{passage.Title} {string.Join(' ', passage.HeadingPath)}");
            var heading = (AskedWeight * AskedAbove(retrieved.Question, passage))
                + (passage.HeadingPath.Count > 0 && AnswerForm.Promises(kind, passage.HeadingPath[^1]) ? PromiseWeight : 0);
            var leadIn = new HashSet<string>(StringComparer.Ordinal);
            var before = new HashSet<string>(StringComparer.Ordinal);
            foreach (var unit in passage.Units)
            {
                var raw = passage.Text.AsSpan(unit.Span.Start - passage.Span.Start, unit.Span.Length);
                var text = PlainText.Of(raw);
                var own = TermReader.Stems(text);
                if (unit.Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(text))
                    own.UnionWith(before);
                var place = new HashSet<string>(above, StringComparer.Ordinal);
                place.UnionWith(own);
                place.UnionWith(unit.Kind is UnitKind.ListItem or UnitKind.TableRow ? leadIn : before);

                var inPlace = retrieved.Question.Coverage(place);
                var relevance = (OwnWeight * retrieved.Question.Coverage(own))
                    + (InPlaceWeight * inPlace)
                    + (FormWeight * AnswerForm.Fit(kind, text))
                    + heading
                    + (kind == QuestionKind.Definition && Defines(retrieved.Question, text) ? DefinesBonus : 0)
                    + (PassageWeight * score / best)
                    - Penalty(unit.Kind, text);
                units.Add(new EvidenceUnit(unit.Kind, unit.Span, text, MathF.Max(relevance, 0)));
                if (!text.EndsWith('?'))
                    strength = MathF.Max(strength, SufficiencyCheck.Strength(retrieved.Question.Coverage(own), inPlace, kind, text));

                if (unit.Kind is UnitKind.LeadIn or UnitKind.TableHeader)
                    leadIn = own;
                before = own;
            }

            passages.Add(new EvidencePassage(0, passage, units));
        }

        var kept = passages.OrderByDescending(passage => passage.Units.Max(unit => unit.Relevance)).Take(Kept);
        return new EvidenceSet(question, kind, [.. kept.Select((passage, rank) => passage with { Number = rank + 1 })], strength);
    }

    private static float AskedAbove(RetrievedQuestion question, Passage passage) =>
        passage.HeadingPath.Count > 0 && passage.HeadingPath[^1].EndsWith('?') ? question.Coverage(TermReader.Stems(passage.HeadingPath[^1])) : 0;

    // "X is …", "X means …": the subject opens the sentence and the verb follows it.
    private static bool Defines(RetrievedQuestion question, string text)
    {
        var words = WordReader.Read(text);
        var verb = words.FindIndex(word => word.Form is "is" or "are" or "means" or "refers" or "describes");
        return verb is > 0 and <= 7
            && question.Coverage(words.Take(verb).Select(word => Stemmer.Stem(word.Form)).ToHashSet(StringComparer.Ordinal)) >= 0.6f;
    }

    private static float Penalty(UnitKind kind, string text)
    {
        if (text.EndsWith('?') || kind == UnitKind.TableHeader)
            return QuestionPenalty;
        if (kind == UnitKind.TableRow)
            return RowPenalty;
        return kind == UnitKind.Sentence && text.Count(c => c == ' ') < FragmentWords ? FragmentPenalty : 0;
    }
}
