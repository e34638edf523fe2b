namespace Microsoft.ML.Tokenizers;

/// <summary>How one call encodes.</summary>
public struct EncodeSettings
{
    public EncodeSettings()
    {
    }

    public bool ConsiderNormalization { get; set; } = true;

    public bool ConsiderPreTokenization { get; set; } = true;

    /// <summary>Most tokens to give; a word that does not fit whole is left out.</summary>
    public int MaxTokenCount { get; set; } = int.MaxValue;
}
