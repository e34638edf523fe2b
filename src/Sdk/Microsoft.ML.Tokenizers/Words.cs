namespace Microsoft.ML.Tokenizers;

/// <summary>The words of a text in order; without a pre-tokeniser the whole text is one.</summary>
internal ref struct Words
{
    private readonly bool scans;
    private ScanningPreTokenizer.Scan scan;
    private readonly IEnumerator<(int Offset, int Length)>? others;

    public Words(PreTokenizer? preTokenizer, ReadOnlySpan<char> text)
    {
        if (preTokenizer is ScanningPreTokenizer scanning)
        {
            scans = true;
            scan = new ScanningPreTokenizer.Scan(scanning, text);
        }
        else
        {
            IEnumerable<(int, int)> words = preTokenizer is not null ? preTokenizer.PreTokenize(text) : text.IsEmpty ? [] : [(0, text.Length)];
            others = words.GetEnumerator();
        }
    }

    public readonly (int Offset, int Length) Current => scans ? scan.Current : others!.Current;

    public bool MoveNext() => scans ? scan.MoveNext() : others!.MoveNext();
}
