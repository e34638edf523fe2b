using System.Buffers;
using System.Globalization;
using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>
/// The clean-up before WordPiece: control characters go, spaces of any kind become the plain one, and, as configured,
/// capital letters turn small, combining marks go and each CJK ideograph is set between spaces.
/// </summary>
/// <remarks>
/// Line breaks and tabs are control characters and leave no space behind, as in the genuine package: callers replace them first.
/// Composing and decomposing letters is left to .NET, which does neither in globalization-invariant mode: there only marks
/// that stand as characters of their own are removed.
/// </remarks>
internal sealed class BertNormalizer(bool lowerCase, bool separateCjk, bool removeMarks) : Normalizer
{
    public override string Normalize(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var text = removeMarks ? original.Normalize(NormalizationForm.FormD) : original;
        var buffer = ArrayPool<char>.Shared.Rent(text.Length * LargestGrowth);
        try
        {
            return new string(buffer, 0, Clean(text, buffer)).Normalize(NormalizationForm.FormC);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    public override string Normalize(ReadOnlySpan<char> original) => Normalize(original.ToString());

    /// <summary>False also when letters have to be composed or decomposed.</summary>
    internal override bool TryNormalize(ReadOnlySpan<char> original, Span<char> destination, out int written)
    {
        written = 0;
        if (removeMarks && !Ascii.IsValid(original))
            return false;

        written = Clean(original, destination);
        var cleaned = (ReadOnlySpan<char>)destination[..written];
        return Ascii.IsValid(cleaned) || cleaned.IsNormalized(NormalizationForm.FormC);
    }

    private int Clean(ReadOnlySpan<char> text, Span<char> destination)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            {
                destination[written++] = c;
                continue;
            }

            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var character = text.Slice(i, isPair ? 2 : 1);
            var codePoint = isPair ? char.ConvertToUtf32(c, text[i + 1]) : c;
            i += character.Length - 1;
            switch (CharUnicodeInfo.GetUnicodeCategory(codePoint))
            {
                case UnicodeCategory.Control:
                case UnicodeCategory.NonSpacingMark when removeMarks:
                    break;
                case UnicodeCategory.SpaceSeparator:
                    destination[written++] = ' ';
                    break;
                case UnicodeCategory.UppercaseLetter when lowerCase:
                    written += character.ToLowerInvariant(destination[written..]);
                    break;
                default:
                    written += Copy(character, codePoint, destination[written..]);
                    break;
            }
        }

        return written;
    }

    private int Copy(ReadOnlySpan<char> character, int codePoint, Span<char> destination)
    {
        if (codePoint == Rune.ReplacementChar.Value)
            return 0;

        if (!separateCjk || !IsIdeograph(codePoint))
        {
            character.CopyTo(destination);
            return character.Length;
        }

        destination[0] = ' ';
        character.CopyTo(destination[1..]);
        destination[character.Length + 1] = ' ';
        return character.Length + 2;
    }

    /// <summary>The blocks that BERT's reference tokeniser calls CJK: ideographs, not kana and not hangul.</summary>
    private static bool IsIdeograph(int codePoint) => codePoint is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2CEAF) or (>= 0x2F800 and <= 0x2FA1F);
}
