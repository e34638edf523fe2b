using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>How much each <see cref="Feature"/> counts in a passage's score.</summary>
/// <remarks>The weights that ship, <c>rerank-weights.json</c>, were found by the run that the file names, not set by hand.</remarks>
internal sealed class RerankWeights
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    // A cosine, and what rounding may add to it.
    private const float MostOfUnit = 1.001f;

    private readonly float[] _weights = new float[Enum.GetValues<Feature>().Length];

    /// <param name="weights">Features that are left out count for nothing.</param>
    public RerankWeights(IEnumerable<KeyValuePair<Feature, float>> weights)
    {
        foreach (var (feature, weight) in weights)
            _weights[(int)feature] = weight;
    }

    private sealed record Recorded(string Run, Dictionary<Feature, float> Weights);

    /// <summary>The weights that come with the product.</summary>
    public static RerankWeights Default { get; } = LoadDefault();

    /// <summary>The weighted sum of a passage's features, which stand in the order of <see cref="Feature"/>.</summary>
    public float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var feature = 0; feature < _weights.Length; feature++)
            score += _weights[feature] * features[feature];
        return score;
    }

    /// <summary>What that sum can be at most, whatever <see cref="Feature.BestUnit"/> will be, which is not known yet.</summary>
    public float Most(ReadOnlySpan<float> features)
    {
        Span<float> best = stackalloc float[_weights.Length];
        features.CopyTo(best);
        best[(int)Feature.BestUnit] = _weights[(int)Feature.BestUnit] > 0 ? MostOfUnit : 0;
        return Score(best);
    }

    private static RerankWeights LoadDefault()
    {
        using var stream = typeof(RerankWeights).Assembly.GetManifestResourceStream("rerank-weights.json")
            ?? throw new InvalidOperationException("rerank-weights.json is not embedded in this assembly.");
        return new RerankWeights(JsonSerializer.Deserialize<Recorded>(stream, Json)!.Weights);
    }
}
