using System.Globalization;
using System.Text.Json;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Weights;

/// <summary>Reads the sets of judged questions.</summary>
/// <param name="retriever">Over the index that the questions are put to.</param>
internal sealed class JudgedSets(Retriever retriever)
{
    /// <summary>Consumers' questions with judged documents, in three forms: as sent, with the subject line before it, and summed up by experts.</summary>
    /// <param name="queries">JSON Lines with <c>qid</c>, <c>subject</c>, <c>message</c> and <c>summary</c>.</param>
    /// <param name="judgements">Tab-separated, after a line of headings: question, document, 1 (wrong) to 4 (excellent).</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<JudgedQuestion>> DocumentsAsync(string queries, string judgements, CancellationToken cancellationToken)
    {
        var gains = (await File.ReadAllLinesAsync(judgements, cancellationToken)).Skip(1).Select(line => line.Split('\t'))
            .ToLookup(cells => cells[0], cells => (Document: cells[1], Gain: float.Parse(cells[2], CultureInfo.InvariantCulture) - 1), StringComparer.Ordinal);
        var questions = new List<JudgedQuestion>();
        await foreach (var line in File.ReadLinesAsync(queries, cancellationToken))
        {
            var row = JsonDocument.Parse(line).RootElement;
            var id = row.GetProperty("qid").GetString()!;
            var judged = gains[id].Where(judgement => judgement.Gain > 0).ToDictionary(judgement => judgement.Document, judgement => judgement.Gain, StringComparer.Ordinal);
            if (judged.Count == 0)
                continue;
            var (subject, message, summary) = (Text(row, "subject"), Text(row, "message"), Text(row, "summary"));
            foreach (var (form, text) in new[] { ("message", message), ("subject+message", $"{subject} {message}".Trim()), ("summary", summary.Length > 0 ? summary : message) })
            {
                var ranking = await RankingAsync(text, cancellationToken);
                questions.Add(new JudgedQuestion(id, form, ranking.Candidates, weights => Ndcg(judged, ranking.Best(weights, JudgedQuestion.DocumentPlaces))));
            }
        }

        return questions;
    }

    /// <summary>Golden questions whose evidence must stand in one of the first places.</summary>
    /// <param name="set">What to call the set.</param>
    /// <param name="golden">JSON Lines with <c>id</c>, <c>question</c> and <c>evidence</c>.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<JudgedQuestion>> EvidenceAsync(string set, string golden, CancellationToken cancellationToken)
    {
        var questions = new List<JudgedQuestion>();
        await foreach (var line in File.ReadLinesAsync(golden, cancellationToken))
        {
            var row = JsonDocument.Parse(line).RootElement;
            if (!row.TryGetProperty("question", out var question) || !row.TryGetProperty("evidence", out var evidence) || evidence.GetArrayLength() == 0)
                continue;
            var spans = evidence.EnumerateArray().Select(span => Squeeze(span.GetString()!)).ToList();
            var ranking = await RankingAsync(question.GetString()!, cancellationToken);
            questions.Add(new JudgedQuestion(row.GetProperty("id").GetString()!, set, ranking.Candidates, weights => Found(spans, ranking.Best(weights, JudgedQuestion.EvidencePlaces))));
        }

        return questions;
    }

    private async Task<Ranking> RankingAsync(string question, CancellationToken cancellationToken) =>
        new(await retriever.CandidatesAsync(question, cancellationToken), await retriever.ContinuationsAsync(cancellationToken));

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static double Ndcg(Dictionary<string, float> gains, IReadOnlyList<ScoredPassage> best)
    {
        var ideal = gains.Values.OrderDescending().Take(JudgedQuestion.DocumentPlaces).Select(Discounted).Sum();
        return best.Select(place => place.Passage.DocumentId).Distinct(StringComparer.Ordinal).Select((document, rank) => Discounted(gains.GetValueOrDefault(document), rank)).Sum() / ideal;
    }

    private static double Discounted(float gain, int rank) => gain / Math.Log2(rank + 2);

    // All or nothing is what is asked for; a share of each keeps the search from wandering on a plain.
    private static double Found(List<string> spans, IReadOnlyList<ScoredPassage> best)
    {
        var texts = best.Select(place => Squeeze(place.Passage.Text)).ToList();
        var ranks = spans.ConvertAll(span => texts.FindIndex(text => text.Contains(span, StringComparison.Ordinal)));
        var all = ranks.TrueForAll(rank => rank >= 0) ? 1 : 0;
        return (0.8 * all) + (0.2 * ranks.Average(rank => rank < 0 ? 0 : 1.0 / (rank + 1)));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record Ranking(IReadOnlyList<Candidate> Candidates, Continuations Continuations)
    {
        public IReadOnlyList<ScoredPassage> Best(RerankWeights weights, int places) => Continuations.Join(Retriever.Ranked(Candidates, weights), places);
    }
}
