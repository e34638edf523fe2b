using System.Collections.Frozen;
using System.Numerics.Tensors;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>A passage as the reranker sees it: numbers only, so that it is read once and not for every question.</summary>
/// <param name="Terms">Term ids in reading order.</param>
/// <param name="Heading">Term ids of its headings.</param>
/// <param name="Vector">The sum of all piece vectors, those of its document's names and of its headings among them, made of unit length.</param>
/// <param name="Units">Its sentences, items and rows.</param>
/// <param name="Aspect">What the nearest heading announces, or else the document's title.</param>
/// <param name="Document">What is known of its document.</param>
/// <param name="Wording">Tells whether another passage says nearly the same words; null for a short one.</param>
/// <param name="Facts">Its numbers and denials in reading order: with others, nearly the same words say something else.</param>
internal sealed record PassageReading(
    uint[] Terms,
    uint[] Heading,
    float[] Vector,
    UnitReading[] Units,
    Aspect Aspect,
    DocumentReading Document,
    Shingles? Wording,
    uint[] Facts)
{
    private static readonly FrozenSet<string> FactWords = (
        "no not never none neither nor cannot without avoid one two three four five six seven eight nine ten eleven twelve half third quarter").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a passage.</summary>
    public static PassageReading Of(Passage passage, DocumentReading document, TokenEmbedder embedder)
    {
        var (terms, facts) = (new List<uint>(), new List<uint>());
        var units = new UnitReading[passage.Units.Count];
        var sum = new float[embedder.Dimensions];
        embedder.AddRows(sum, document.Pieces);
        embedder.AddRows(sum, embedder.PiecesOf(WordReader.Read(PassageText.OfHeadings(passage))));
        for (var at = 0; at < units.Length; at++)
        {
            var span = passage.Units[at].Span;
            var words = WordReader.Read(PlainText.Of(passage.Text.AsSpan(span.Start - passage.Span.Start, span.Length)));
            terms.AddRange(TermReader.Of(words).Select(term => TermHash.Of32(term.Stem)));
            facts.AddRange(words.Where(word => IsFact(word.Form)).Select(word => TermHash.Of32(word.Form)));
            var pieces = embedder.PiecesOf(words);
            units[at] = new UnitReading(pieces, embedder.LengthOf(pieces));
            embedder.AddRows(sum, pieces);
        }

        TensorPrimitives.Divide(sum, MathF.Max(TensorPrimitives.Norm<float>(sum), float.Epsilon), sum);
        var announced = passage.HeadingPath is [.., var heading] ? Aspects.Of(WordReader.Read(heading)) : Aspect.None;
        return new PassageReading(
            [.. terms],
            [.. passage.HeadingPath.SelectMany(TermReader.Read).Select(term => TermHash.Of32(term.Stem))],
            sum,
            units,
            announced == Aspect.None ? document.Aspect : announced,
            document,
            Shingles.Of(passage.Text),
            [.. facts]);
    }

    private static bool IsFact(string form) => char.IsDigit(form[0]) || FactWords.Contains(form) || form.EndsWith("n't", StringComparison.Ordinal);
}

/// <summary>One sentence, list item or table row.</summary>
/// <param name="Pieces">Its word pieces.</param>
/// <param name="Length">Length of the sum of their vectors.</param>
internal sealed record UnitReading(int[] Pieces, float Length);
