using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// A <see cref="SectionFile"/> mapped into memory. Opening reads header and table alone and checks them; the sections' checksums are checked by
/// <see cref="Verify"/>. Safe from many threads.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SectionFile.Entry[] _entries;

    private MappedFile(string path, MemoryMappedFile file, SectionFile.Entry[] entries)
    {
        Path = path;
        _file = file;
        _entries = entries;
        _view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Maps a file.</summary>
    /// <exception cref="IndexDamagedException">It is missing, cut short, of another format, or its header is damaged.</exception>
    public static MappedFile Open(string path, int sections)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var entries = ReadHead(path, handle, sections);
            var file = MemoryMappedFile.CreateFromFile(
                path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
            return new MappedFile(path, file, entries);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(path, "is missing", exception);
        }
    }

    /// <summary>The sentence for a file that cannot be used.</summary>
    public static IndexDamagedException Damaged(string path, string how, Exception? inner = null) =>
        new($"The index file {path} {how}. Build the index again with `chatbot index --force`.", inner);

    /// <summary>Keeps the mapping while a caller reads spans of it, even when the file is closed meanwhile.</summary>
    /// <exception cref="ObjectDisposedException">It is closed already.</exception>
    public Lease Hold() => new(_view.SafeMemoryMappedViewHandle);

    /// <summary>The numbers of a section. Only to be read under a <see cref="Lease"/>.</summary>
    public ReadOnlySpan<T> Span<T>(int section) where T : unmanaged => Span<T>(section, 0, checked((int)(_entries[section].Length / sizeof(T))));

    /// <summary>Some numbers of a section that may be longer than a span. Only to be read under a <see cref="Lease"/>.</summary>
    public ReadOnlySpan<T> Span<T>(int section, long start, int count) where T : unmanaged
    {
        var (offset, length, _) = _entries[section];
        if (start < 0 || count < 0 || (start + count) * sizeof(T) > length)
            throw Damaged(Path, "is damaged");
        var handle = _view.SafeMemoryMappedViewHandle;
        return new ReadOnlySpan<T>((byte*)handle.DangerousGetHandle() + _view.PointerOffset + offset + (start * sizeof(T)), count);
    }

    /// <summary>How many bytes a section has.</summary>
    public long LengthOf(int section) => _entries[section].Length;

    /// <summary>Reads the whole file and checks every checksum.</summary>
    /// <exception cref="IndexDamagedException">One does not match.</exception>
    public void Verify()
    {
        using var handle = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (Array.FindIndex(_entries, entry => SectionSum.Of(handle, entry) != entry.Checksum) is >= 0 and var section)
            throw Damaged(Path, $"does not match its checksum in section {section}");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static SectionFile.Entry[] ReadHead(string path, Microsoft.Win32.SafeHandles.SafeFileHandle handle, int sections)
    {
        var head = new byte[SectionFile.StartOf(sections)];
        var read = RandomAccess.Read(handle, head, 0);
        if (!head.AsSpan(0, read).StartsWith(SectionFile.Magic))
            throw Damaged(path, "is no index file of this program, or its beginning is damaged");
        var version = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(SectionFile.VersionAt));
        if (version != SectionFile.FormatVersion)
            throw Damaged(path, $"has format {version}, and this version reads format {SectionFile.FormatVersion}");
        if (read < head.Length || BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(SectionFile.ChecksumAt)) != SectionFile.ChecksumOf(head))
            throw Damaged(path, "does not match its checksum in the header");
        if (BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(SectionFile.LengthAt)) != RandomAccess.GetLength(handle))
            throw Damaged(path, "has not the length that it was written with");
        return [.. Enumerable.Range(0, sections).Select(section => SectionFile.Entry.Read(head, section))];
    }

    /// <summary>Keeps a mapping open until disposed.</summary>
    internal readonly struct Lease : IDisposable
    {
        private readonly SafeBuffer _buffer;

        public Lease(SafeBuffer buffer)
        {
            byte* pointer = null;
            buffer.AcquirePointer(ref pointer);
            _buffer = buffer;
        }

        public void Dispose() => _buffer.ReleasePointer();
    }
}
