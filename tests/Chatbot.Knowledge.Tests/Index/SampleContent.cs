using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Knowledge.Tests.Index;

/// <summary>Small contents for an index, whose vectors are easy to reckon with by hand.</summary>
internal static class SampleContent
{
    /// <summary>Length of the dense vectors.</summary>
    public const int Dimensions = 4;

    /// <summary>Three documents, given in another order than that of their ids, with two passages each.</summary>
    public static IndexContent Three { get; } = Of(
        Document("treatment/exercise", "Bewegung 🏃 und «Übung»", "Walk a little each day.", "Stop when it \"hurts\" \\ aches."),
        Document("causes", "Causes of back pain", "A strain is common.", "A slipped disc may press on a nerve."),
        Document("red-flags", "When to seek help", "Numbness needs urgent care.", "So does loss of bladder control."));

    /// <summary>One document that <see cref="Three"/> does not have.</summary>
    public static IndexContent Other { get; } = Of(Document("posture", "Posture", "Sit upright.", "Change position often."));

    /// <summary>Nothing at all.</summary>
    public static IndexContent Empty { get; } = Of();

    /// <summary>The content of these documents: each line of a document's text is a passage, and its number tells its vectors.</summary>
    public static IndexContent Of(params SourceDocument[] documents)
    {
        IndexedPassage[] passages = [.. documents.SelectMany(Lines).Select((passage, number) => Indexed(passage, number))];
        var state = new byte[] { 0, 1, 2, 255 };
        return new IndexContent(documents, passages, "sample-embedder 1", Dimensions, state, $"hash of {documents.Length}");
    }

    /// <summary>A document whose text is these lines.</summary>
    public static SourceDocument Document(string id, string title, params string[] lines)
    {
        var text = string.Join('\n', lines);
        return new SourceDocument
        {
            Id = id,
            Title = title,
            Path = $"{id}.md",
            Text = text,
            Blocks = [.. Spans(lines).Select((span, line) => new Block(BlockKind.ListItem, span, Level: 2, Group: line))],
            Summary = $"On {title}.",
            Topics = ["back", "spine"],
            Aliases = ["lumbago"],
            Language = "de",
            Url = new Uri($"https://example.org/{id}?a=1#b"),
            Sources =
            [
                new SourceReference("A guideline", "A society", null),
                new SourceReference("Æ", "", new Uri("https://example.org/")),
            ],
            Review = new Review("reviewed", "Dr. Ж", new DateOnly(2026, 2, 28), null),
        };
    }

    /// <summary>What a record holds, for comparing by content.</summary>
    public static string Content(object? value) => JsonSerializer.Serialize(value);

    /// <summary>Terms that passage <paramref name="number"/> has: one that all have, one that every second has, one of its own.</summary>
    public static SparseVector Terms(int number) => number % 2 == 0
        ? new SparseVector([1, 2, (uint)(100 + number)], [0.5f, 1.5f, 2f])
        : new SparseVector([1, (uint)(100 + number)], [0.25f, 1f]);

    /// <summary>The unit-length embedding of a passage: the further two numbers up to 1,500 are apart, the less alike.</summary>
    public static float[] DenseVector(int number)
    {
        var (sine, cosine) = MathF.SinCos(number / 500f);
        return [cosine, 0, sine, 0];
    }

    private static IEnumerable<Passage> Lines(SourceDocument document) =>
        Spans(document.Text.Split('\n')).Select(span => new Passage
        {
            Id = $"{document.Id}#p-{span.Start:x}",
            DocumentId = document.Id,
            Title = document.Title,
            HeadingPath = ["Überblick", $"from {span.Start}"],
            Span = span,
            Text = span.In(document.Text),
            TokenCount = span.Length / 4,
            Units =
            [
                new PassageUnit(UnitKind.LeadIn, new TextSpan(span.Start, 2)),
                new PassageUnit(UnitKind.TableRow, TextSpan.FromBounds(span.Start + 2, span.End)),
            ],
        });

    private static IndexedPassage Indexed(Passage passage, int number) => new(passage, DenseVector(number), Terms(number));

    private static IEnumerable<TextSpan> Spans(IEnumerable<string> lines)
    {
        var start = 0;
        foreach (var line in lines)
        {
            yield return new TextSpan(start, line.Length);
            start += line.Length + 1;
        }
    }
}
