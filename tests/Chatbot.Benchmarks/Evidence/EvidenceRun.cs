using System.Globalization;
using System.Text.Json;
using Chatbot.Answering.Evidence;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Benchmarks.Evidence;

/// <summary>
/// Chooses the weights by which answers are picked and withheld, and says what they are worth on questions that they were not chosen by.
/// <c>evidence [ARTICLES GOLDEN]...</c>
/// </summary>
internal static class EvidenceRun
{
    private const int Folds = 5;
    private const double UnitPrice = 0.002;
    private const double DecisionPrice = 0.0005;

    private static readonly int[] Signs =
        [.. Enum.GetValues<SufficiencyFeature>().Select(feature => feature is SufficiencyFeature.Missing or SufficiencyFeature.ChosenMissing or SufficiencyFeature.Unknown or SufficiencyFeature.Figure or SufficiencyFeature.Demand or SufficiencyFeature.Unjudged or SufficiencyFeature.Unweighed or SufficiencyFeature.Unspoken or SufficiencyFeature.Remote or SufficiencyFeature.Stray ? -1 : 1)];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>Prints the figures and writes the weights to <c>evidence-weights.json</c> in the current directory.</summary>
    public static async Task RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var questions = new List<JudgedEvidence>();
        for (var at = 0; at + 1 < arguments.Count; at += 2)
        {
            using var corpus = new Corpus(arguments[at]);
            questions.AddRange(await JudgedEvidence.ReadAsync(corpus.Get<Retriever>(), arguments[at + 1], cancellationToken));
        }

        var fold = questions.Select((question, at) => (question, Fold: at % Folds)).ToDictionary(pair => pair.question, pair => pair.Fold);
        var units = new Dictionary<JudgedEvidence, bool>();
        var decisions = new List<(JudgedEvidence Question, bool Answered)>();
        for (var left = 0; left < Folds; left++)
        {
            var chosen = Choose([.. questions.Where(question => fold[question] != left)]);
            foreach (var question in questions.Where(question => fold[question] == left))
            {
                if (Judged(question))
                    units[question] = question.Units.MaxBy(unit => chosen.Relevance(unit.Features)).Golden;
                decisions.Add((question, Look(question, chosen) is var look && !SufficiencyCheck.Lacks(look) && chosen.Strength(look) >= 0.5));
            }
        }

        foreach (var set in questions.GroupBy(question => question.Set, StringComparer.Ordinal))
        {
            var judged = units.Where(unit => unit.Key.Set == set.Key).ToList();
            var decided = decisions.Where(decision => decision.Question.Set == set.Key).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{set.Key}: best piece golden {judged.Count(unit => unit.Value)} of {judged.Count}; answered {decided.Count(d => d.Answered && d.Question.Answerable)} of {decided.Count(d => d.Question.Answerable)} answerable; declined {decided.Count(d => !d.Answered && !d.Question.Answerable)} of {decided.Count(d => !d.Question.Answerable)} others"));
            foreach (var (question, answered) in decided.Where(decision => decision.Answered != decision.Question.Answerable))
                Console.WriteLine($"  {(answered ? "answered" : "declined")} {question.Id} {question.Retrieved.Question.Text}");
        }

        var all = Fit(questions);
        var json = new { run = "tests/Chatbot.Benchmarks evidence; see docs/evaluation.md", units = Named<UnitFeature>(all.Units), sufficiency = Named<SufficiencyFeature>(all.Decision), bias = Math.Round(all.Decision[^1], 2) };
        await File.WriteAllTextAsync("evidence-weights.json", JsonSerializer.Serialize(json, Readable) + "\n", cancellationToken);
    }

    private static bool Judged(JudgedEvidence question) => question.Units.Any(unit => unit.Golden);

    private static EvidenceWeights Choose(IReadOnlyList<JudgedEvidence> questions)
    {
        var (units, decision) = Fit(questions);
        return Weights(units, decision);
    }

    private static (double[] Units, double[] Decision) Fit(IReadOnlyList<JudgedEvidence> questions)
    {
        var units = LinearFit.Rank([.. questions.Where(Judged).Select(question => question.Units)], UnitPrice);
        var ranking = Weights(units, new double[Enum.GetValues<SufficiencyFeature>().Length + 1]);
        return (units, LinearFit.Decide([.. questions.Select(question => (Look(question, ranking), question.Answerable))], Signs, DecisionPrice));
    }

    private static float[] Look(JudgedEvidence question, EvidenceWeights weights) => SufficiencyCheck.Look(question.Retrieved.Question, question.Asked.Kind, question.Passages, weights);

    private static EvidenceWeights Weights(double[] units, double[] decision) =>
        new(Named<UnitFeature>(units), Named<SufficiencyFeature>(decision), (float)decision[^1]);

    private static Dictionary<T, float> Named<T>(double[] weights) where T : struct, Enum =>
        Enum.GetValues<T>().Select((feature, at) => (feature, at)).ToDictionary(pair => pair.feature, pair => (float)Math.Round(weights[pair.at], 2));
}
