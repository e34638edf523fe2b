namespace Microsoft.ML.Tokenizers;

/// <summary>Counts tokens word by word up to a limit and remembers where in the text it stands.</summary>
/// <param name="limit">Most tokens, at least 1.</param>
/// <param name="startAt">Position before the first word.</param>
internal struct TokenBudget(int limit, int startAt = 0)
{
    public int Spent { get; private set; }

    public int Index { get; private set; } = startAt;

    public readonly bool IsSpent => Spent >= limit;

    /// <returns>False when the word's tokens do not all fit: then none is counted.</returns>
    public bool TrySpend(int count, int refusedAt, int acceptedAt)
    {
        var fits = count <= limit - Spent;
        Index = fits ? acceptedAt : refusedAt;
        Spent += fits ? count : 0;
        return fits;
    }
}
