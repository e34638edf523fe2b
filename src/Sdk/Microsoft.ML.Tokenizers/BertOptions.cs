namespace Microsoft.ML.Tokenizers;

/// <summary>How a <see cref="BertTokenizer"/> normalises and cuts.</summary>
public sealed class BertOptions : WordPieceOptions
{
    public bool LowerCaseBeforeTokenization { get; set; } = true;

    /// <summary>Normalise, and cut at punctuation too; otherwise only white space separates words.</summary>
    public bool ApplyBasicTokenization { get; set; } = true;

    /// <summary>A special token spelled out in the text becomes that token.</summary>
    public bool SplitOnSpecialTokens { get; set; } = true;

    public string SeparatorToken { get; set; } = "[SEP]";

    public string PaddingToken { get; set; } = "[PAD]";

    public string ClassificationToken { get; set; } = "[CLS]";

    public string MaskingToken { get; set; } = "[MASK]";

    public bool IndividuallyTokenizeCjk { get; set; } = true;

    public bool RemoveNonSpacingMarks { get; set; }
}
