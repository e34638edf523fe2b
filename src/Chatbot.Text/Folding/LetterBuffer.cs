namespace Chatbot.Text.Folding;

/// <summary>
/// The characters of a text while it is folded, each with the stretch of the original that it stands for. One buffer is
/// filled again and again, and each step of the folding rewrites it in place, so that folding needs no new memory.
/// </summary>
internal sealed class LetterBuffer
{
    private char[] _values = [];
    private TextSpan[] _sources = [];

    /// <summary>How many characters there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many characters fit without more memory.</summary>
    public int Capacity => _values.Length;

    /// <summary>The characters.</summary>
    public Span<char> Values => _values.AsSpan(0, Count);

    /// <summary>For each character the stretch of the original that it was read from.</summary>
    public Span<TextSpan> Sources => _sources.AsSpan(0, Count);

    /// <summary>Adds a character.</summary>
    public void Add(char value, TextSpan source)
    {
        Reserve(1);
        _values[Count] = value;
        _sources[Count++] = source;
    }

    /// <summary>Adds plain ASCII characters in small letters, each of which stands for itself.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="start">Where they begin in the original.</param>
    public void AddAscii(ReadOnlySpan<char> text, int start)
    {
        Reserve(text.Length);
        var values = _values.AsSpan(Count, text.Length);
        var sources = _sources.AsSpan(Count, text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            values[i] = char.ToLowerInvariant(text[i]);
            sources[i] = new TextSpan(start + i, 1);
        }

        Count += text.Length;
    }

    /// <summary>Moves a character to an earlier place, over one that is no longer needed.</summary>
    public void Move(int from, int to)
    {
        // Most texts are moved nowhere.
        if (from == to)
            return;
        _values[to] = _values[from];
        _sources[to] = _sources[from];
    }

    /// <summary>Drops all characters from a place on.</summary>
    public void Truncate(int count) => Count = count;

    private void Reserve(int more)
    {
        if (Count + more <= _values.Length)
            return;
        var size = Math.Max(Count + more, 2 * _values.Length);
        Array.Resize(ref _values, size);
        Array.Resize(ref _sources, size);
    }
}
