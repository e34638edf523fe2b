using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge;

/// <summary>The generation that questions are answered from. Opened on first use; safe from many threads.</summary>
/// <param name="store">Where the generation comes from.</param>
/// <param name="embedder">Embeds questions; must be the model that the index was built with.</param>
public sealed class LiveIndex(IIndexSource store, IEmbeddingGenerator<string, Embedding<float>> embedder) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile OpenGeneration? _current;

    /// <summary>The live generation, open for as long as the caller holds it.</summary>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexDamagedException">A file of the index is damaged, or another embedding model built it.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    public async ValueTask<HeldIndex> HoldAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await OpenAsync(cancellationToken);
            if (current.TryHold())
                return new HeldIndex(current);
            // It was closed since, because another was taken over.
        }
    }

    /// <summary>Takes over the generation that is live now. The one before is closed as soon as nobody holds it any more.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            var before = _current;
            _current = await LoadAsync(cancellationToken);
            if (before is not null)
                await before.ReleaseAsync();
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Lets go of the live generation.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _current, null) is { } current)
            await current.ReleaseAsync();
        _opening.Dispose();
    }

    private async ValueTask<OpenGeneration> OpenAsync(CancellationToken cancellationToken)
    {
        if (_current is { } open)
            return open;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return _current ??= await LoadAsync(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<OpenGeneration> LoadAsync(CancellationToken cancellationToken)
    {
        var index = await store.OpenAsync(cancellationToken) ?? throw new IndexMissingException(store.Place);
        try
        {
            return await PrepareAsync(index, cancellationToken);
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    private async Task<OpenGeneration> PrepareAsync(IPassageIndex index, CancellationToken cancellationToken)
    {
        var model = EmbedderIdentity.Of(embedder);
        if (index.Manifest.Embedder != model)
        {
            throw new IndexDamagedException(
                $"The index was built with the embedding model {index.Manifest.Embedder} ({index.Manifest.Dimensions} dimensions), and {model} is in use now. Build the index again with `chatbot index`, or use the model it was built with.");
        }

        try
        {
            var counts = TermCounts.Load(index.TermCounts);
            var documents = await DocumentsOfAsync(index, cancellationToken);
            return new OpenGeneration(index, embedder, new QuestionReader(counts), new Readings(documents, counts, embedder as TokenEmbedder ?? TokenEmbedder.Default));
        }
        catch (InvalidDataException exception)
        {
            throw new IndexDamagedException($"The index cannot be used: {exception.Message}. Build it again with `chatbot index --force`.", exception);
        }
    }

    // The reranker looks at documents while it cannot wait; those of a server are therefore fetched once.
    private static async Task<Func<string, SourceDocument>> DocumentsOfAsync(IPassageIndex index, CancellationToken cancellationToken)
    {
        if (index is ILocalIndex local)
            return id => local.Document(id)!;
        var documents = await index.ListDocumentsAsync(cancellationToken).ToDictionaryAsync(document => document.Id, StringComparer.Ordinal, cancellationToken);
        return id => documents[id];
    }
}
