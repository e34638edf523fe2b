using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Knowledge;

/// <summary>The generation that questions are answered from. Opened on first use; safe from many threads.</summary>
/// <param name="store">Where generations live.</param>
public sealed class LiveIndex(IIndexStore store) : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile OpenGeneration? _current;

    /// <summary>The live generation.</summary>
    /// <exception cref="IndexMissingException">Nothing has been indexed yet.</exception>
    /// <exception cref="IndexDamagedException">A file of the index is damaged, or another embedding model built it.</exception>
    /// <exception cref="IndexUnavailableException">The engine cannot be reached.</exception>
    public async ValueTask<IPassageIndex> GetAsync(CancellationToken cancellationToken) => (await OpenAsync(cancellationToken)).Index;

    /// <summary>Takes over the generation that is live now. A search under way keeps the one it began with.</summary>
    public async ValueTask ReloadAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            _current = await LoadAsync(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_current is { } current)
            await current.Index.DisposeAsync();
        _opening.Dispose();
    }

    internal async ValueTask<OpenGeneration> OpenAsync(CancellationToken cancellationToken)
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
        var index = await store.OpenAsync(cancellationToken) ?? throw new IndexMissingException();
        if (index.Manifest.Embedder != CooccurrenceEmbedder.Name)
        {
            throw new IndexDamagedException(
                $"The index was built with the embedding model {index.Manifest.Embedder}, and this version uses {CooccurrenceEmbedder.Name}. Build it again with `chatbot index --force`.");
        }

        try
        {
            var embedder = CooccurrenceEmbedder.Load(index.EmbedderState);
            var names = new SubjectNames(await index.ListDocumentsAsync(cancellationToken).ToListAsync(cancellationToken));
            return new OpenGeneration(index, embedder, new QuestionReader(embedder.Vocabulary, embedder.PassageCount), names);
        }
        catch (InvalidDataException exception)
        {
            throw new IndexDamagedException($"The index cannot be used: {exception.Message}. Build it again with `chatbot index --force`.", exception);
        }
    }
}

/// <summary>A generation with what is needed to ask it.</summary>
internal sealed record OpenGeneration(IPassageIndex Index, CooccurrenceEmbedder Embedder, QuestionReader Questions, SubjectNames Names);
