namespace Chatbot.Knowledge.Index;

/// <summary>A generation that need not be live, for asking it before it is.</summary>
/// <param name="index">The generation.</param>
public sealed class OneGeneration(IPassageIndex index) : IIndexSource
{
    /// <inheritdoc />
    public string Place => index.Manifest.Generation;

    /// <inheritdoc />
    public ValueTask<IPassageIndex?> OpenAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IPassageIndex?>(index);
}
