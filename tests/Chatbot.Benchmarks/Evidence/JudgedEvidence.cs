using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Answering.Boundaries;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.FollowUp;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Evidence;

/// <summary>A golden question with all pieces that were retrieved for it.</summary>
/// <param name="Id">Of the question.</param>
/// <param name="Set">The file it comes from.</param>
/// <param name="Retrieved">What was retrieved.</param>
/// <param name="Asked">What sort of answer is wanted.</param>
/// <param name="Passages">The same with its pieces.</param>
/// <param name="Units">Features of each piece, and whether it is golden evidence.</param>
/// <param name="Answerable">Whether the articles answer it.</param>
internal sealed record JudgedEvidence(
    string Id, string Set, Retrieved Retrieved, Asked Asked, IReadOnlyList<ReadPassage> Passages, IReadOnlyList<(float[] Features, bool Golden)> Units, bool Answerable)
{
    private const int PassagesConsidered = 24;
    private const string HalfMark = "@half";

    /// <summary>Reads golden questions; those that a boundary declines anyway are left out. Of a dialogue the last turn counts, read with the ones before.</summary>
    /// <param name="retriever">Over the articles of the questions.</param>
    /// <param name="golden">JSON Lines; with <c>@half</c> behind it only the questions whose id has an even SHA-256, so that the others stay unseen.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<JudgedEvidence>> ReadAsync(Retriever retriever, string golden, CancellationToken cancellationToken)
    {
        var half = golden.EndsWith(HalfMark, StringComparison.Ordinal);
        var path = half ? golden[..^HalfMark.Length] : golden;
        var judged = new List<JudgedEvidence>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var id = row.GetProperty("id").GetString()!;
            if ((half && SHA256.HashData(Encoding.UTF8.GetBytes(id))[^1] % 2 == 1))
                continue;
            var resolved = Resolve(Turns(row));
            var question = resolved.Question;
            if (Boundary.Of(question) is not null)
                continue;
            var spans = row.TryGetProperty("evidence", out var evidence) ? evidence.EnumerateArray().Select(span => Squeeze(span.GetString()!)).ToList() : [];
            var retrieved = await retriever.RetrieveAsync(question, resolved.Subject, PassagesConsidered, SearchMode.Hybrid, cancellationToken);
            var asked = QuestionKinds.Of(question);
            var passages = EvidenceRanker.Read(retrieved, asked);
            var units = passages.SelectMany(passage => passage.Units.Select(unit => (unit.Features, IsGolden(passage, unit, spans)))).ToList();
            judged.Add(new JudgedEvidence(id, Path.GetFileNameWithoutExtension(path), retrieved, asked, passages, units, spans.Count > 0));
        }

        return judged;
    }

    private static List<string> Turns(JsonElement row) => row.TryGetProperty("turns", out var turns)
        ? [.. turns.EnumerateArray().Select(turn => turn.GetString()!)]
        : [(row.TryGetProperty("question", out var text) ? text : row.GetProperty("text")).GetString()!];

    private static ResolvedQuestion Resolve(List<string> turns)
    {
        var earlier = new List<string>();
        foreach (var turn in turns.SkipLast(1))
            earlier.Add(FollowUpResolver.Resolve(turn, earlier) is { Tie: Tie.Bound } bound ? bound.WithSubject : turn);
        return FollowUpResolver.Resolve(turns[^1], earlier);
    }

    private static bool IsGolden(ReadPassage passage, ReadUnit unit, List<string> spans)
    {
        var raw = Squeeze(passage.Passage.Text.Substring(unit.Unit.Span.Start - passage.Passage.Span.Start, unit.Unit.Span.Length));
        return spans.Exists(span => raw.Contains(span, StringComparison.Ordinal) || (raw.Contains(' ', StringComparison.Ordinal) && span.Contains(raw, StringComparison.Ordinal)));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
