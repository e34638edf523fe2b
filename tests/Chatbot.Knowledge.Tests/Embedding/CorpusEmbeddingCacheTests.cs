using Chatbot.Knowledge.Embedding;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Embedding;

public sealed class CorpusEmbeddingCacheTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-embeddings-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_text_is_embedded_once_and_comes_back_the_same()
    {
        var counting = new Counting();
        using var first = new CorpusEmbeddingCache(counting, _folder.FullName);
        var before = await first.GenerateAsync(["heat eases", "cold numbs"]);
        using var second = new CorpusEmbeddingCache(counting, _folder.FullName);

        var after = await second.GenerateAsync(["cold numbs", "walking helps", "heat eases"]);

        Assert.Equal(["heat eases", "cold numbs", "walking helps"], counting.Asked);
        Assert.Equal(before[1].Vector.ToArray(), after[0].Vector.ToArray());
        Assert.Equal(before[0].Vector.ToArray(), after[2].Vector.ToArray());
    }

    [Fact]
    public async Task No_file_holds_or_names_a_text()
    {
        using var cache = new CorpusEmbeddingCache(new Counting(), _folder.FullName);
        await cache.GenerateAsync(["heat eases"]);

        var file = Assert.Single(_folder.GetFiles("*", SearchOption.AllDirectories));
        Assert.Matches("^[0-9a-f]{64}\\.bin$", file.Name);
        Assert.Equal(TokenEmbedder.Default.Dimensions * sizeof(float), file.Length);
    }

    private sealed class Counting() : DelegatingEmbeddingGenerator<string, Embedding<float>>(TokenEmbedder.Default)
    {
        public List<string> Asked { get; } = [];

        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.AddRange(values);
            return base.GenerateAsync(values, options, cancellationToken);
        }
    }
}
