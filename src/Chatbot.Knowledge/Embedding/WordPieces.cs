namespace Chatbot.Knowledge.Embedding;

/// <summary>The vocabulary of an embedding model: whole words, and pieces that words are put together from.</summary>
/// <remarks>
/// WordPiece: a word that is no piece itself is cut from the left into the longest pieces there are; a piece inside a word is written
/// with <see cref="Inside"/> before it. Immutable; safe from many threads.
/// </remarks>
internal sealed class WordPieces
{
    /// <summary>Marks a piece that does not begin a word.</summary>
    public const string Inside = "##";

    // No word of a language is longer; what is, is a web address or noise.
    private const int LongestWord = 60;

    // Not frozen: freezing them takes longer than a command has use of it.
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _starts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _insides;
    private readonly int _longest;

    /// <param name="pieces">Each once; the place of a piece is its id.</param>
    public WordPieces(IReadOnlyList<string> pieces)
    {
        All = pieces;
        _longest = pieces.Max(piece => piece.Length);
        var (starts, insides) = (new Dictionary<string, int>(pieces.Count, StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var id = 0; id < pieces.Count; id++)
        {
            if (IsInside(pieces[id]))
                insides.Add(pieces[id][Inside.Length..], id);
            else
                starts.Add(pieces[id], id);
        }

        _starts = starts.GetAlternateLookup<ReadOnlySpan<char>>();
        _insides = insides.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All pieces in the order of their ids.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether the vocabulary has this word as a whole.</summary>
    public bool HasWord(string form) => _starts.ContainsKey(form);

    /// <summary>Adds the ids of a word's pieces to <paramref name="ids"/>; none when it has a character that no piece has.</summary>
    /// <param name="form">A word as <see cref="Text.Words.WordReader"/> gives it.</param>
    /// <param name="ids">Where the ids go.</param>
    public void AddTo(List<int> ids, ReadOnlySpan<char> form)
    {
        if (_starts.TryGetValue(form, out var whole))
        {
            ids.Add(whole);
            return;
        }

        if (form.Length > LongestWord)
            return;
        var before = ids.Count;
        for (var at = 0; at < form.Length;)
        {
            var (id, length) = Longest(form[at..], at == 0 ? _starts : _insides);
            if (length == 0)
            {
                ids.RemoveRange(before, ids.Count - before);
                return;
            }

            ids.Add(id);
            at += length;
        }
    }

    private (int Id, int Length) Longest(ReadOnlySpan<char> rest, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> pieces)
    {
        for (var length = Math.Min(rest.Length, _longest); length > 0; length--)
        {
            if (pieces.TryGetValue(rest[..length], out var id))
                return (id, length);
        }

        return (0, 0);
    }

    private static bool IsInside(string piece) => piece.Length > Inside.Length && piece.StartsWith(Inside, StringComparison.Ordinal);
}
