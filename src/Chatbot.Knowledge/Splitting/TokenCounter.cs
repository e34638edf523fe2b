using System.Buffers;
using Chatbot.Text;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Counts the tokens of a stretch of text, without special tokens.</summary>
/// <remarks>
/// The BERT tokenizer lets line breaks and tabs vanish, which would glue the last word of a line to the first of the next. White
/// space is therefore counted as spaces; an embedder has to write it so too.
/// </remarks>
internal sealed class TokenCounter(Tokenizer tokenizer)
{
    /// <summary>
    /// Whether the tokens of two stretches that meet between words are those of both together. A WordPiece tokenizer joins nothing across
    /// white space and punctuation; others may.
    /// </summary>
    public bool AddsUp { get; } = tokenizer is BertTokenizer;

    /// <summary>Tokens of a stretch.</summary>
    public int Count(string text, TextSpan span)
    {
        var raw = text.AsSpan(span.Start, span.Length);
        if (raw.IndexOfAnyInRange('\t', '\r') < 0)
            return tokenizer.CountTokens(raw);

        var buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        var spaced = buffer.AsSpan(0, raw.Length);
        for (var i = 0; i < raw.Length; i++)
            spaced[i] = char.IsWhiteSpace(raw[i]) ? ' ' : raw[i];
        var count = tokenizer.CountTokens(spaced);
        ArrayPool<char>.Shared.Return(buffer);
        return count;
    }
}
