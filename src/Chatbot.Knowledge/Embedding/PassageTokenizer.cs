using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Embedding;

/// <summary>The tokenizer that passages are measured with.</summary>
public static class PassageTokenizer
{
    private const string Vocabulary = "vocab.txt";

    /// <summary>
    /// Reads the tokenizer from the vocabulary in this assembly: 12,000 lower-case word pieces, made from the word statistics that
    /// NOTICE names. Safe from many threads; reading takes some milliseconds, so keep the result.
    /// </summary>
    /// <remarks>
    /// It lower-cases and no more. The tokenizer's own clean-up removes line breaks without a trace, so that the last word of a line
    /// and the first of the next became one; this way they stay apart, and positions are those of the text itself.
    /// </remarks>
    public static BertTokenizer Create()
    {
        using var stream = typeof(PassageTokenizer).Assembly.GetManifestResourceStream(Vocabulary)
            ?? throw new InvalidOperationException($"The resource {Vocabulary} is not in the assembly; build Chatbot.Knowledge again.");
        return BertTokenizer.Create(stream, new BertOptions { Normalizer = LowerCaseNormalizer.Instance });
    }
}
