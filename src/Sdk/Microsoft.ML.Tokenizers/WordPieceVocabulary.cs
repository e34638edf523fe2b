namespace Microsoft.ML.Tokenizers;

/// <summary>The entries of a vocabulary file, one a line, whose line number from 0 is the id; and the greedy match over them.</summary>
internal sealed class WordPieceVocabulary
{
    private readonly List<string> tokens;
    private readonly PieceTable starts = new();
    private readonly PieceTable continuations = new();

    private WordPieceVocabulary(List<string> tokens, string continuingPrefix)
    {
        this.tokens = tokens;
        ContinuingPrefix = continuingPrefix;
        for (var id = 0; id < tokens.Count; id++)
        {
            var token = tokens[id];
            if (token.Length == 0)
                continue;
            if (!starts.TryAdd(token, id))
                throw new ArgumentException($"The vocabulary has the token '{token}' twice; the second is on line {id + 1}.");
            if (IsContinuation(token))
                continuations.TryAdd(token[continuingPrefix.Length..], id);
        }
    }

    public string ContinuingPrefix { get; }

    public static WordPieceVocabulary Read(Stream stream, string continuingPrefix)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var tokens = new List<string>();
        while (reader.ReadLine() is { } line)
            tokens.Add(line);
        return new WordPieceVocabulary(tokens, continuingPrefix);
    }

    public static async Task<WordPieceVocabulary> ReadAsync(Stream stream, string continuingPrefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, leaveOpen: true);
        var tokens = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            tokens.Add(line);
        return new WordPieceVocabulary(tokens, continuingPrefix);
    }

    /// <exception cref="ArgumentException">The vocabulary lacks the token.</exception>
    public int Require(string token) =>
        starts.TryFind(token, out var id) ? id : throw new ArgumentException($"The vocabulary lacks the special token '{token}'.");

    /// <summary>The entry with this id; null when there is none.</summary>
    public string? Find(int id) => id >= 0 && id < tokens.Count && tokens[id].Length > 0 ? tokens[id] : null;

    public bool IsContinuation(string token) =>
        token.Length > ContinuingPrefix.Length && token.StartsWith(ContinuingPrefix, StringComparison.Ordinal);

    /// <summary>The longest entry that the rest of a word begins with.</summary>
    /// <param name="rest">What of the word is not yet covered.</param>
    /// <param name="first">Whether nothing of the word is covered yet: entries with the prefix match only later.</param>
    /// <param name="id">The entry's id.</param>
    /// <returns>UTF-16 code units that it covers; 0 when no entry matches.</returns>
    public int MatchLongest(ReadOnlySpan<char> rest, bool first, out int id) => (first ? starts : continuations).MatchLongest(rest, out id);

    private sealed class PieceTable
    {
        private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
        private int longest;

        public PieceTable() => lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();

        public bool TryAdd(string piece, int id)
        {
            longest = Math.Max(longest, piece.Length);
            return ids.TryAdd(piece, id);
        }

        public bool TryFind(string piece, out int id) => ids.TryGetValue(piece, out id);

        public int MatchLongest(ReadOnlySpan<char> text, out int id)
        {
            for (var length = Math.Min(text.Length, longest); length > 0; length--)
            {
                if (lookup.TryGetValue(text[..length], out id))
                    return length;
            }

            id = -1;
            return 0;
        }
    }
}
