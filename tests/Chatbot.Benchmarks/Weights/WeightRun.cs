using System.Globalization;
using System.Text.Json;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Weights;

/// <summary>
/// Chooses the reranker's weights on judged questions and says what they are worth on questions that they were not chosen by.
/// <c>weights DOCUMENTS QUERIES JUDGEMENTS [ARTICLES GOLDEN]...</c>
/// </summary>
internal static class WeightRun
{
    private const int Folds = 5;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Prints the figures and writes the weights to <c>rerank-weights.json</c> in the current directory.</summary>
    public static async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var documents = new Corpus(arguments[0]);
        var corpora = new List<Corpus>();
        var questions = new List<JudgedQuestion>(await new JudgedSets(documents.Get<Retriever>()).DocumentsAsync(arguments[1], arguments[2], cancellationToken));
        for (var at = 3; at + 1 < arguments.Count; at += 2)
        {
            var corpus = new Corpus(arguments[at]);
            corpora.Add(corpus);
            questions.AddRange(await new JudgedSets(corpus.Get<Retriever>()).EvidenceAsync(Path.GetFileNameWithoutExtension(arguments[at + 1]), arguments[at + 1], cancellationToken));
        }

        var weights = WeightSearch.Find(questions);
        Print("chosen by these questions", JudgedQuestion.BySet(questions, new RerankWeights(weights)));

        // Cross-validation: each question is scored with weights that were chosen without it.
        var fold = questions.Select(question => question.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((id, at) => (id, Fold: at % Folds)).ToDictionary(pair => pair.id, pair => pair.Fold, StringComparer.Ordinal);
        var chosenWithout = Enumerable.Range(0, Folds)
            .Select(left => WeightSearch.Find([.. questions.Where(question => fold[question.Id] != left)])).ToList();
        Print("chosen by other questions", Check(questions, question => chosenWithout[fold[question.Id]]));
        foreach (var feature in Enum.GetValues<Feature>())
            Print($"the same without {feature}", Check(questions, question => Without(chosenWithout[fold[question.Id]], feature)));
        foreach (var feature in new[] { Feature.Sparse, Feature.Dense })
            Print($"{feature} alone", Check(questions, _ => new Dictionary<Feature, float> { [feature] = 1 }));

        var json = new { run = "tests/Chatbot.Benchmarks weights; see docs/evaluation.md", weights = weights.ToDictionary(weight => weight.Key.ToString(), weight => weight.Value) };
        await File.WriteAllTextAsync("rerank-weights.json", JsonSerializer.Serialize(json, Readable) + "\n", cancellationToken);
        corpora.ForEach(corpus => corpus.Dispose());
    }

    private static SortedDictionary<string, double> Check(List<JudgedQuestion> questions, Func<JudgedQuestion, Dictionary<Feature, float>> weights) => new(
        questions.GroupBy(question => question.Set, StringComparer.Ordinal)
            .ToDictionary(set => set.Key, set => set.Average(question => question.Quality(new RerankWeights(weights(question)))), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static Dictionary<Feature, float> Without(Dictionary<Feature, float> weights, Feature feature) => new(weights) { [feature] = 0 };

    private static void Print(string what, SortedDictionary<string, double> bySet) => Console.WriteLine(
        $"{what,-40} {string.Join("  ", bySet.Select(set => string.Create(CultureInfo.InvariantCulture, $"{set.Key} {set.Value:0.000}")))}");
}
