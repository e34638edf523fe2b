namespace Chatbot.Text.Folding;

/// <summary>
/// A text as a careful reader hears it: small letters, no accents, no invisible characters, look-alike letters and
/// digits read as the letters they stand for, stretched and spaced-out words closed up. For detection only; what a
/// person sees is always cut from <see cref="Original"/>, to which every span maps back.
/// </summary>
/// <remarks>Any string can be folded, also one with lone surrogates. Takes time and memory linear in its length.</remarks>
public sealed class FoldedText
{
    private readonly TextSpan[] _sources;

    private FoldedText(string original, string text, TextSpan[] sources)
    {
        Original = original;
        Text = text;
        _sources = sources;
    }

    /// <summary>The text as it was written.</summary>
    public string Original { get; }

    /// <summary>The folded text.</summary>
    public string Text { get; }

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var letters = LetterFolding.Fold(original);
        letters = SpacedLetters.Close(letters);
        letters = DigitLetters.Read(letters);
        letters = StretchedLetters.Shorten(letters);

        var text = string.Create(letters.Count, letters, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = source[i].Value;
        });
        return new FoldedText(original, text, [.. letters.Select(letter => letter.Source)]);
    }

    /// <summary>The stretch of <see cref="Original"/> that a stretch of <see cref="Text"/> was read from.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches outside <see cref="Text"/>.</exception>
    public TextSpan ToOriginal(TextSpan folded)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(folded.Start, nameof(folded));
        ArgumentOutOfRangeException.ThrowIfNegative(folded.Length, nameof(folded));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folded.End, Text.Length, nameof(folded));
        if (folded.Length > 0)
            return TextSpan.FromBounds(_sources[folded.Start].Start, _sources[folded.End - 1].End);

        var place = folded.Start < Text.Length ? _sources[folded.Start].Start : Original.Length;
        return new TextSpan(place, 0);
    }
}
