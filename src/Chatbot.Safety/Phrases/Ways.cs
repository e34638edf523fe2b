namespace Chatbot.Safety.Phrases;

/// <summary>
/// Makes one phrase for each way to say a part of it in several words: of "(gone dead|no feeling) ..4 groin" one for "gone dead ..4 groin"
/// and one for "no feeling ..4 groin". Each can then wait for a rare word of its own, and is short to walk.
/// </summary>
internal static class Ways
{
    /// <summary>A phrase of which there would be more is left as it is: each of them costs memory.</summary>
    private const int MostWays = 16;

    /// <summary>The ways; the phrase itself where there is but one, or too many.</summary>
    public static IReadOnlyList<IReadOnlyList<Piece>> Of(IReadOnlyList<Piece> pieces)
    {
        IReadOnlyList<IReadOnlyList<Piece>> ways = [[]];
        foreach (var piece in pieces)
        {
            var next = Of(piece);
            if (ways.Count * next.Count > MostWays)
                next = [[piece]];
            ways = [.. ways.SelectMany(way => next, (way, more) => (IReadOnlyList<Piece>)[.. way, .. more])];
        }

        return ways;
    }

    private static List<IReadOnlyList<Piece>> Of(Piece piece)
    {
        // What may be left out says nothing of where the phrase may be.
        if (piece is not Piece.Choice choice || choice.Options.Any(option => option.Count == 0))
            return [[piece]];
        var words = choice.Options.Where(IsOneWord).ToList();
        var ways = choice.Options.Where(option => !IsOneWord(option)).SelectMany(Of).ToList();
        return words.Count == 0 ? ways : [.. ways, [new Piece.Choice(words)]];
    }

    private static bool IsOneWord(IReadOnlyList<Piece> option) => option is [Piece.Literal or Piece.Number or Piece.Temperature];
}
