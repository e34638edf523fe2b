using Chatbot.Answering.Replies;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Answering.Evidence;

/// <summary>A piece of a passage that may go into the answer.</summary>
/// <param name="Kind">Sentence, list item, lead-in or table row.</param>
/// <param name="Span">Where it stands in the document's text.</param>
/// <param name="Text">What a reader sees of it: without markup, white space folded.</param>
/// <param name="Relevance">How well it answers the question, 0 (not at all) to about 1.5.</param>
internal sealed record EvidenceUnit(UnitKind Kind, TextSpan Span, string Text, float Relevance);

/// <summary>A retrieved passage, broken into ranked pieces.</summary>
/// <param name="Number">Its number in the prompt, from 1.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Units">Its pieces in reading order.</param>
internal sealed record EvidencePassage(int Number, Passage Passage, IReadOnlyList<EvidenceUnit> Units)
{
    /// <summary>The nearest heading above the passage; empty when there is none.</summary>
    public string Heading => Passage.HeadingPath.Count > 0 ? Passage.HeadingPath[^1] : "";
}

/// <summary>Everything that an answer may be made of.</summary>
/// <param name="Question">The question, standing alone.</param>
/// <param name="Kind">What sort of answer it asks for.</param>
/// <param name="Passages">Best first.</param>
/// <param name="Strength">How far the best piece, read in its place, speaks of what the question asks: 0 to 1.</param>
internal sealed record EvidenceSet(string Question, QuestionKind Kind, IReadOnlyList<EvidencePassage> Passages, float Strength)
{
    /// <summary>What the person has read of it already; empty for a question that is asked for the first time.</summary>
    public IReadOnlyList<ToldQuote> Told { get; init; } = [];

    /// <summary>Whether the person has read a piece already.</summary>
    public bool IsTold(EvidencePassage passage, EvidenceUnit unit)
    {
        foreach (var told in Told)
        {
            if (told.Document == passage.Passage.DocumentId && told.Start <= unit.Span.Start && unit.Span.End <= told.End)
                return true;
        }

        return false;
    }
}
