using System.Numerics.Tensors;
using Chatbot.Answering.Grounding;
using Chatbot.Knowledge.Embedding;
using Chatbot.Text;
using Chatbot.Text.Sentences;
using Chatbot.Text.Words;

namespace Chatbot.Benchmarks.Grounding;

/// <summary>How a claim lies to its passages, by several measures. Each is higher where support is likelier.</summary>
internal static class ClaimMeasures
{
    private const int MostSentences = 3;

    /// <summary>Names of the measures that <see cref="Of"/> gives, in its order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["pairs of words shared", "best window's cosine", "question covered by passages", "verifier"];

    /// <summary>Plain word overlap: the part of the claim's terms that stand in its passages.</summary>
    public static double Overlap(JudgedClaim claim)
    {
        var terms = TermReader.Stems(claim.Text);
        var there = claim.Passages.SelectMany(TermReader.Stems).ToHashSet(StringComparer.Ordinal);
        return terms.Count == 0 ? 0 : terms.Count(there.Contains) / (double)terms.Count;
    }

    /// <summary>Whether the verifier that guards answers finds a sentence of the passages that says all of the claim.</summary>
    public static bool Holds(JudgedClaim claim) => claim.Passages.SelectMany(Sentences)
        .Any(sentence => Support.Holds(Claim.Of(claim.Text), Claim.Of(sentence), new HashSet<string>()));

    /// <summary>The measures of one claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="weight">How much a stem tells.</param>
    public static double[] Of(JudgedClaim claim, Func<string, double> weight) => [Pairs(claim), Cosine(claim), QuestionCovered(claim, weight), Holds(claim) ? 1 : 0];

    private static double Pairs(JudgedClaim claim)
    {
        var said = PairsOf(claim.Text);
        var there = claim.Passages.SelectMany(PairsOf).ToHashSet();
        return said.Count == 0 ? 0 : said.Count(there.Contains) / (double)said.Count;
    }

    private static HashSet<(string, string)> PairsOf(string text)
    {
        var words = WordReader.Read(text).ConvertAll(word => word.Form);
        return [.. words.Zip(words.Skip(1))];
    }

    private static double Cosine(JudgedClaim claim)
    {
        var embedder = TokenEmbedder.Default;
        var vector = embedder.Embed(claim.Text);
        var sentences = claim.Passages.SelectMany(Sentences).ToList();
        return Enumerable.Range(1, MostSentences)
            .SelectMany(length => Enumerable.Range(0, Math.Max(1, sentences.Count - length + 1)).Select(first => string.Join(' ', sentences.Skip(first).Take(length))))
            .Max(window => TensorPrimitives.Dot<float>(vector, embedder.Embed(window)));
    }

    private static double QuestionCovered(JudgedClaim claim, Func<string, double> weight)
    {
        var terms = TermReader.Stems(claim.Question);
        var there = claim.Passages.SelectMany(TermReader.Stems).ToHashSet(StringComparer.Ordinal);
        return terms.Count == 0 ? 0 : terms.Where(there.Contains).Sum(weight) / terms.Sum(weight);
    }

    private static IEnumerable<string> Sentences(string passage) =>
        SentenceSplitter.Split(passage, new TextSpan(0, passage.Length)).Select(span => span.In(passage));
}
