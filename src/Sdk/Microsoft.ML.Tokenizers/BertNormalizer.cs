using System.Buffers;
using System.Globalization;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The clean-up before WordPiece: control characters go, every white space becomes a space, and, as configured,
/// letters turn lower case, combining marks go and each CJK ideograph is set between spaces.
/// </summary>
/// <remarks>
/// To remove the mark of a precomposed letter it is decomposed first, which .NET cannot do in globalization-invariant mode:
/// there only marks that stand as characters of their own go.
/// </remarks>
internal sealed class BertNormalizer(bool lowerCase, bool separateCjk, bool removeMarks) : Normalizer
{
    /// <summary>One ideograph becomes three characters; nothing grows more.</summary>
    public const int LargestGrowth = 3;

    public override string Normalize(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        return Normalize(original.AsSpan());
    }

    public override string Normalize(ReadOnlySpan<char> original)
    {
        if (NeedsDecomposition(original))
            return Clean(original.ToString().Normalize(NormalizationForm.FormD)).Normalize(NormalizationForm.FormC);

        return Clean(original);
    }

    /// <summary>
    /// Normalises without allocating into a destination at least <see cref="LargestGrowth"/> times as long as the text.
    /// False when a mark has to be split off its letter, which only <see cref="Normalize(ReadOnlySpan{char})"/> can do.
    /// </summary>
    public bool TryNormalize(ReadOnlySpan<char> original, Span<char> destination, out int written)
    {
        if (NeedsDecomposition(original))
        {
            written = 0;
            return false;
        }

        written = Clean(original, destination);
        return true;
    }

    private bool NeedsDecomposition(ReadOnlySpan<char> text) => removeMarks && !Ascii.IsValid(text);

    private string Clean(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * LargestGrowth);
        try
        {
            return new string(buffer, 0, Clean(text, buffer));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private int Clean(ReadOnlySpan<char> text, Span<char> destination)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                destination[written++] = lowerCase ? char.ToLowerInvariant(c) : c;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var isolate = separateCjk && IsIdeograph(char.ConvertToUtf32(c, text[i + 1]));
                if (isolate)
                    destination[written++] = ' ';
                destination[written++] = c;
                destination[written++] = text[++i];
                if (isolate)
                    destination[written++] = ' ';
            }
            else if (separateCjk && IsIdeograph(c))
            {
                destination[written++] = ' ';
                destination[written++] = c;
                destination[written++] = ' ';
            }
            else if (char.IsWhiteSpace(c))
            {
                destination[written++] = ' ';
            }
            else if (!IsDropped(c))
            {
                destination[written++] = lowerCase ? char.ToLowerInvariant(c) : c;
            }
        }

        return written;
    }

    private bool IsDropped(char c) => c == '\uFFFD' || char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.NonSpacingMark => removeMarks,
        _ => false,
    };

    /// <summary>The blocks that BERT's reference tokeniser calls CJK: ideographs, not kana and not hangul.</summary>
    private static bool IsIdeograph(int codePoint) => codePoint is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
