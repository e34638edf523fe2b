namespace Microsoft.ML.Tokenizers;

/// <summary>Takes special tokens out first, then what the pattern matches between them.</summary>
internal sealed class ScanningPreTokenizer(IWordPattern pattern, IReadOnlyDictionary<string, int>? specialTokens) : PreTokenizer
{
    private readonly SpecialTokenFinder specials = new(specialTokens);

    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PreTokenize(text.AsSpan());
    }

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text)
    {
        var words = new List<(int, int)>();
        for (var scan = new Scan(this, text); scan.MoveNext();)
            words.Add(scan.Current);
        return words;
    }

    /// <summary>One pass over a text, without allocating.</summary>
    internal ref struct Scan(ScanningPreTokenizer owner, ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private (int Offset, int Length) special = owner.specials.FindNext(text, 0);
        private int position;

        public (int Offset, int Length) Current { get; private set; }

        public bool MoveNext()
        {
            while (position < text.Length)
            {
                if (position == special.Offset)
                {
                    Current = special;
                    position += special.Length;
                    special = owner.specials.FindNext(text, position);
                    return true;
                }

                var length = owner.Match(text[position..special.Offset]);
                if (length > 0)
                {
                    Current = (position, length);
                    position += length;
                    return true;
                }

                position++;
            }

            return false;
        }
    }

    private int Match(ReadOnlySpan<char> text) => pattern.MatchAtStart(text);
}
