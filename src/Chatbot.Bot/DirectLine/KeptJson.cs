using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Chatbot.Bot.DirectLine;

/// <summary>
/// JSON as an open conversation keeps it: compressed, since it repeats itself (an answer names each quote in its text, in its parts and in
/// its citations) and is read once when it is sent and then only by a client that comes back.
/// </summary>
internal sealed class KeptJson
{
    // Measured on answers: the next quality takes twice as long for a tenth less, and what repeats stands within 64 kB.
    private const int Quality = 3;
    private const int WindowBits = 16;

    private readonly byte[] _compressed;

    /// <param name="json">What to keep.</param>
    public KeptJson(string json)
    {
        var plain = Encoding.UTF8.GetBytes(json);
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(plain.Length));
        if (!BrotliEncoder.TryCompress(plain, room, out var length, Quality, WindowBits))
            throw new InvalidOperationException("There was too little room to compress an activity.");
        (Length, _compressed) = (plain.Length, room[..length]);
        ArrayPool<byte>.Shared.Return(room, clearArray: true);
    }

    /// <summary>How long it is, in bytes of UTF-8.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var plain = ArrayPool<byte>.Shared.Rent(Length);
        if (!BrotliDecoder.TryDecompress(_compressed, plain, out var length) || length != Length)
            throw new InvalidOperationException("A kept activity is not what was kept.");
        var json = Encoding.UTF8.GetString(plain, 0, length);
        // Cleared: what was said must not outlive its conversation in the pool.
        ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        return json;
    }
}
