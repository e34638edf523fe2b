using Chatbot.Answering;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Splitting;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Benchmarks;

/// <summary>The product's own services over an index of <c>corpus/</c>, thrown away at the end.</summary>
/// <remarks>Blocks where the product awaits: BenchmarkDotNet does not await the set-up of benchmarks that run in its own process.</remarks>
internal sealed class Corpus : IDisposable
{
    private readonly DirectoryInfo _index = Directory.CreateTempSubdirectory("chatbot-benchmarks-");
    private readonly ServiceProvider _services;

    /// <summary>Indexes the corpus.</summary>
    public Corpus()
        : this(Path.Combine(Root(), "corpus"))
    {
    }

    /// <summary>Indexes any files or folder.</summary>
    public Corpus(string path)
    {
        _services = new ServiceCollection()
            .AddKnowledge(new KnowledgeOptions { IndexDirectory = _index.FullName })
            .AddAnswering()
            .BuildServiceProvider();
        Get<Indexer>().RunAsync([path], new IndexRunOptions(), null, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>All passages of the index.</summary>
    public async Task<IReadOnlyList<Passage>> ReadPassagesAsync()
    {
        await using var live = await Get<LiveIndex>().HoldAsync(CancellationToken.None);
        var passages = new List<Passage>();
        await foreach (var document in live.Index.ListDocumentsAsync(CancellationToken.None))
            passages.AddRange(await live.Index.GetPassagesAsync(document.Id, CancellationToken.None));
        return passages;
    }

    /// <summary>One of the services.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <inheritdoc />
    public void Dispose()
    {
        _services.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _index.Delete(recursive: true);
    }

    /// <summary>The folder that holds <c>Chatbot.sln</c>.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"Chatbot.sln is in no folder above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
