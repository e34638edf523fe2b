namespace Microsoft.ML.Tokenizers;

/// <summary>What an encoding gives: tokens or ids, the normalised text if a normaliser ran, and how far it got.</summary>
public struct EncodeResults<T>
{
    public IReadOnlyList<T?> Tokens { get; set; }

    /// <summary>Null when no normaliser ran: offsets then refer to the text itself.</summary>
    public string? NormalizedText { get; set; }

    /// <summary>UTF-16 code units of the normalised text that the tokens cover.</summary>
    public int CharsConsumed { get; set; }
}
