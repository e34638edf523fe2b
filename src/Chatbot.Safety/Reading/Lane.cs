namespace Chatbot.Safety.Reading;

/// <summary>Memory for one value a word (or sentence, or concept) that is used again for each message.</summary>
internal struct Lane<T>
    where T : struct
{
    private T[]? _values;

    /// <summary>So many values as they are.</summary>
    public readonly Span<T> First(int count) => _values.AsSpan(0, count);

    /// <summary>The value at an index, since the last <see cref="Clear"/>.</summary>
    public readonly ref T this[int index] => ref _values![index];

    /// <summary>So many values, all of them zero.</summary>
    public Span<T> Clear(int count)
    {
        if (_values is null || _values.Length < count)
            _values = new T[Math.Max(count, 64)];
        else
            Array.Clear(_values, 0, count);
        return _values.AsSpan(0, count);
    }
}
