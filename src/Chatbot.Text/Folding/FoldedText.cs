namespace Chatbot.Text.Folding;

/// <summary>
/// A text as a careful reader hears it: small letters, no accents, no invisible characters, look-alike letters and
/// digits read as the letters they stand for, stretched and spaced-out words closed up. For detection only; what a
/// person sees is always cut from <see cref="Original"/>, to which every span maps back.
/// </summary>
/// <remarks>
/// Any string can be folded, also one with lone surrogates. Takes time and memory linear in its length. One instance
/// can read text after text in the same memory; it then must not be shared between threads.
/// </remarks>
public sealed class FoldedText
{
    private readonly LetterBuffer _letters = new();

    /// <summary>The text as it was written.</summary>
    public string Original { get; private set; } = "";

    /// <summary>The folded text, until the next one is read.</summary>
    public ReadOnlySpan<char> Letters => _letters.Values;

    /// <summary>The folded text, as a string of its own.</summary>
    public string Text => Letters.ToString();

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        var folded = new FoldedText();
        folded.Read(original);
        return folded;
    }

    /// <summary>Folds another text in place of this one.</summary>
    public void Read(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        Original = original;
        LetterFolding.Fold(original, _letters);
        SpacedLetters.Close(_letters);
        DigitLetters.Read(_letters);
        StretchedLetters.Shorten(_letters);
    }

    /// <summary>The stretch of <see cref="Original"/> that a stretch of the folded text was read from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside the folded text.</exception>
    public TextSpan ToOriginal(TextSpan folded)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(folded.Start, nameof(folded));
        ArgumentOutOfRangeException.ThrowIfNegative(folded.Length, nameof(folded));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folded.End, _letters.Count, nameof(folded));
        var sources = _letters.Sources;
        if (folded.Length > 0)
            return TextSpan.FromBounds(sources[folded.Start].Start, sources[folded.End - 1].End);

        var place = folded.Start < sources.Length ? sources[folded.Start].Start : Original.Length;
        return new TextSpan(place, 0);
    }
}
