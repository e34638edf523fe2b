using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Answering.Evidence;

/// <summary>How much each <see cref="UnitFeature"/> counts in a piece's relevance, and each <see cref="SufficiencyFeature"/> in deciding whether to answer.</summary>
/// <remarks>The weights that ship, <c>evidence-weights.json</c>, were found by the run that the file names, not set by hand.</remarks>
internal sealed class EvidenceWeights
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly float[] _units;
    private readonly float[] _sufficiency;
    private readonly float _bias;

    /// <param name="units">Features that are left out count for nothing.</param>
    /// <param name="sufficiency">The same for the decision.</param>
    /// <param name="bias">What is added to the decision's sum: 0 is the border.</param>
    public EvidenceWeights(IReadOnlyDictionary<UnitFeature, float> units, IReadOnlyDictionary<SufficiencyFeature, float> sufficiency, float bias)
    {
        _units = [.. Enum.GetValues<UnitFeature>().Select(feature => units.GetValueOrDefault(feature))];
        _sufficiency = [.. Enum.GetValues<SufficiencyFeature>().Select(feature => sufficiency.GetValueOrDefault(feature))];
        _bias = bias;
    }

    private sealed record Recorded(string Run, Dictionary<UnitFeature, float> Units, Dictionary<SufficiencyFeature, float> Sufficiency, float Bias);

    /// <summary>The weights that come with the product.</summary>
    public static EvidenceWeights Default { get; } = LoadDefault();

    /// <summary>How well a piece answers: above 0 for a fair one.</summary>
    public float Relevance(ReadOnlySpan<float> features) => Sum(_units, features);

    /// <summary>How sure it is that the evidence answers the question: 0 to 1, half at the border.</summary>
    public float Strength(ReadOnlySpan<float> features) => 1 / (1 + MathF.Exp(-(Sum(_sufficiency, features) + _bias)));

    private static float Sum(float[] weights, ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var feature = 0; feature < weights.Length; feature++)
            sum += weights[feature] * features[feature];
        return sum;
    }

    private static EvidenceWeights LoadDefault()
    {
        using var stream = typeof(EvidenceWeights).Assembly.GetManifestResourceStream("evidence-weights.json")
            ?? throw new InvalidOperationException("evidence-weights.json is not embedded in this assembly.");
        var recorded = JsonSerializer.Deserialize<Recorded>(stream, Json)!;
        return new EvidenceWeights(recorded.Units, recorded.Sufficiency, recorded.Bias);
    }
}
