namespace Microsoft.ML.Tokenizers;

/// <summary>How a <see cref="WordPieceTokenizer"/> cuts.</summary>
public class WordPieceOptions
{
    /// <summary>Null: words are what stands between white space, and special tokens.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    public Normalizer? Normalizer { get; set; }

    public IReadOnlyDictionary<string, int>? SpecialTokens { get; set; }

    public string UnknownToken { get; set; } = "[UNK]";

    /// <summary>What marks a vocabulary entry that continues a word.</summary>
    public string ContinuingSubwordPrefix { get; set; } = "##";

    /// <summary>A longer word, in UTF-16 code units, is the unknown token.</summary>
    public int MaxInputCharsPerWord { get; set; } = 100;
}
