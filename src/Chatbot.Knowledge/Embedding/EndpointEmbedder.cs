using System.ClientModel;
using System.ClientModel.Primitives;
using System.Numerics.Tensors;
using Chatbot.Knowledge.Index;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Embeddings;
using ServiceOptions = OpenAI.Embeddings.EmbeddingGenerationOptions;

namespace Chatbot.Knowledge.Embedding;

/// <summary>Embeds through a service. Texts go out in batches; a busy service is asked again, after as long as it says.</summary>
/// <remarks>Vectors are made unit-length, which not every service does. Safe from many threads.</remarks>
public sealed class EndpointEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    // Far below what services take at once (OpenAI: 2,048 texts), so that no request runs long.
    private const int TextsPerRequest = 64;

    private const int Retries = 4;

    // Ollama and others need no key, but the protocol's header must hold something.
    private const string NoKey = "none";

    private readonly EmbeddingEndpoint _endpoint;
    private readonly EmbeddingClient _client;

    /// <param name="endpoint">The service.</param>
    public EndpointEmbedder(EmbeddingEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        _endpoint = endpoint;
        _client = new EmbeddingClient(
            endpoint.Model,
            new ApiKeyCredential(string.IsNullOrEmpty(endpoint.ApiKey) ? NoKey : endpoint.ApiKey),
            new OpenAIClientOptions { Endpoint = endpoint.Url, RetryPolicy = new ClientRetryPolicy(Retries) });
    }

    /// <inheritdoc />
    /// <exception cref="IndexUnavailableException">The service cannot be reached, or refuses.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var batch in values.Chunk(TextsPerRequest))
        {
            foreach (var embedding in await AskAsync(batch, cancellationToken))
                embeddings.Add(new Embedding<float>(UnitLength(embedding.ToFloats())) { ModelId = _endpoint.Model });
        }

        return embeddings;
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return new EmbeddingGeneratorMetadata("openai", _endpoint.Url, _endpoint.Model, _endpoint.Dimensions);
        return serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Does nothing; the client holds no connection of its own.</summary>
    public void Dispose()
    {
    }

    private async Task<IEnumerable<OpenAIEmbedding>> AskAsync(string[] texts, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.GenerateEmbeddingsAsync(texts, new ServiceOptions { Dimensions = _endpoint.Dimensions }, cancellationToken);
            return answer.Value.Count == texts.Length
                ? answer.Value.OrderBy(embedding => embedding.Index)
                : throw Unavailable($"gave {answer.Value.Count} vectors for {texts.Length} texts; see that the model {_endpoint.Model} is an embedding model");
        }
        catch (ClientResultException refused)
        {
            throw Unavailable($"answered with status {refused.Status}; check its address, its key and the name of the model {_endpoint.Model}", refused);
        }
        catch (Exception fault) when (fault is HttpRequestException or AggregateException)
        {
            throw Unavailable("cannot be reached; check its address, or try again later", fault);
        }
    }

    private IndexUnavailableException Unavailable(string how, Exception? inner = null) => new($"The embedding service {_endpoint.Url} {how}.", inner);

    private static float[] UnitLength(ReadOnlyMemory<float> vector)
    {
        var unit = vector.ToArray();
        var length = TensorPrimitives.Norm<float>(unit);
        if (length > 0)
            TensorPrimitives.Divide(unit, length, unit);
        return unit;
    }
}
