namespace Chatbot.Knowledge.Splitting;

/// <summary>How documents are split into passages.</summary>
public sealed record SplitterOptions
{
    /// <summary>
    /// Most tokens of a passage, without special tokens, at least 8. The default holds two or three paragraphs of a patient article:
    /// enough for one answer, little enough that its embedding speaks of one thing.
    /// </summary>
    public int MaxTokens { get; init; } = 160;
}
