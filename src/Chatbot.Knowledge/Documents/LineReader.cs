namespace Chatbot.Knowledge.Documents;

/// <summary>Reads a stream line by line as bytes, without keeping more of it than one line.</summary>
/// <param name="stream">The stream.</param>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The next line without its end; null after the last. An empty line behind the last line end is none.</summary>
    public async ValueTask<byte[]?> NextAsync(CancellationToken cancellationToken)
    {
        for (var looked = 0; ; looked = _end - _start, await FillAsync(cancellationToken))
        {
            var length = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (length >= 0)
                return Take(looked + length, ended: true);
            if (_ended)
                return _start == _end ? null : Take(_end - _start, ended: false);
        }
    }

    private byte[] Take(int length, bool ended)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + (ended ? 1 : 0);
        return (line is [.., (byte)'\r'] ? line[..^1] : line).ToArray();
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        _ended = read == 0;
    }
}
