using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Writes a <see cref="SectionFile"/>, section by section in the order of their numbers. It has its name only when it is complete and on disk.</summary>
internal sealed class SectionWriter : IDisposable
{
    private const int BufferLength = 1 << 18;

    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;
    private readonly byte[] _head;
    private readonly SectionFile.Entry[] _entries;
    private int _current = -1;
    private Crc32C _sum;

    /// <param name="path">What the file is called when it is complete.</param>
    /// <param name="sections">How many sections it has.</param>
    public SectionWriter(string path, int sections)
    {
        _path = path;
        _unfinished = path + UnfinishedEnding;
        _entries = new SectionFile.Entry[sections];
        _head = new byte[SectionFile.StartOf(sections)];
        _stream = new FileStream(_unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferLength);
        _stream.Write(_head);
    }

    /// <summary>The ending of a file that is being written, or was when its writer stopped.</summary>
    public static string UnfinishedEnding => ".unfinished";

    /// <summary>Begins the next section.</summary>
    public void Begin<TSection>(TSection section) where TSection : struct, Enum
    {
        End();
        if (Convert.ToInt32(section, null) != ++_current)
            throw new InvalidOperationException($"The section {section} is out of turn.");
        _stream.Write(new byte[SectionFile.RoundUp(_stream.Position) - _stream.Position]);
        _entries[_current] = new SectionFile.Entry(_stream.Position, 0, 0);
        _sum = default;
    }

    /// <summary>Adds to the section.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _sum.Add(bytes);
        _stream.Write(bytes);
    }

    /// <summary>Adds numbers to the section.</summary>
    public void Write<T>(ReadOnlySpan<T> values) where T : unmanaged => Write(MemoryMarshal.AsBytes(values));

    /// <summary>Flushes the file to disk, checks that every byte can be read back, and gives the file its name.</summary>
    /// <exception cref="IOException">What was written does not come back.</exception>
    public void Complete()
    {
        End();
        SectionFile.Magic.CopyTo(_head);
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(SectionFile.VersionAt), SectionFile.FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(_head.AsSpan(SectionFile.CountAt), _entries.Length);
        BinaryPrimitives.WriteInt64LittleEndian(_head.AsSpan(SectionFile.LengthAt), _stream.Length);
        for (var section = 0; section < _entries.Length; section++)
            _entries[section].Write(_head, section);
        BinaryPrimitives.WriteUInt32LittleEndian(_head.AsSpan(SectionFile.ChecksumAt), SectionFile.ChecksumOf(_head));
        _stream.Position = 0;
        _stream.Write(_head);
        _stream.Flush(flushToDisk: true);
        if (Array.FindIndex(_entries, entry => SumOf(entry) != entry.Checksum) >= 0)
            throw new IOException($"{_path}: what was written does not read back; see that the disk is in order, then run the index again.");
        _stream.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
    }

    /// <summary>Closes the file; one that is not complete is removed.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_unfinished);
    }

    private void End()
    {
        if (_current >= 0)
            _entries[_current] = _entries[_current] with { Length = _stream.Position - _entries[_current].Offset, Checksum = _sum.Value };
    }

    private uint SumOf(SectionFile.Entry entry) => SectionSum.Of(_stream.SafeFileHandle, entry);
}
