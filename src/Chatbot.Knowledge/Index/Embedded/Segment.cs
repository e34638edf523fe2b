using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>A segment that is open: documents and passages are read from the mapped file when they are asked for. Safe from many threads.</summary>
internal sealed class Segment : IDisposable
{
    private readonly MappedFile _file;

    private Segment(MappedFile file, SegmentCounts counts)
    {
        (_file, Counts) = (file, counts);
        Postings = new PostingLists(file);
        Vectors = new VectorScan(file, counts);
    }

    /// <summary>How much it holds.</summary>
    public SegmentCounts Counts { get; }

    /// <summary>The inverted index.</summary>
    public PostingLists Postings { get; }

    /// <summary>The vectors of its passages.</summary>
    public VectorScan Vectors { get; }

    /// <summary>Opens a segment; reads its header alone.</summary>
    /// <exception cref="IndexDamagedException">The file is missing, cut short, of another format, or its header is damaged.</exception>
    public static Segment Open(string path)
    {
        var file = MappedFile.Open(path, SegmentCounts.Sections);
        using (file.Hold())
            return new Segment(file, file.Span<SegmentCounts>((int)SegmentSection.Counts)[0]);
    }

    /// <summary>Keeps the file mapped while a caller works with it.</summary>
    public MappedFile.Lease Hold() => _file.Hold();

    /// <summary>Reads all of it and checks every checksum.</summary>
    /// <exception cref="IndexDamagedException">One does not match.</exception>
    public void Verify() => _file.Verify();

    /// <summary>The number of a document, or -1.</summary>
    public int Find(string documentId)
    {
        using var held = Hold();
        var keys = _file.Span<DocumentKey>((int)SegmentSection.DocumentKeys);
        var hash = TermHash.Of64(documentId);
        var at = keys.BinarySearch(new DocumentKey(hash, 0));
        for (; at > 0 && keys[at - 1].Hash == hash; at--)
        {
        }

        for (; at >= 0 && at < keys.Length && keys[at].Hash == hash; at++)
        {
            if (NamesOf(keys[at].Document).Id == documentId)
                return keys[at].Document;
        }

        return -1;
    }

    /// <summary>The id, the path and the fingerprint of a document.</summary>
    public (string Id, string Path, string Fingerprint) NamesOf(int document) => Read(document, DocumentRecord.ReadNames);

    /// <summary>Tells whether a document is the same as before.</summary>
    public DocumentStamp StampOf(int document)
    {
        using var held = Hold();
        var entry = _file.Span<DocumentEntry>((int)SegmentSection.DocumentTable)[document];
        var (id, path, fingerprint) = DocumentRecord.ReadNames(Checked(SegmentSection.Documents, entry.Offset, entry.Length, entry.Checksum));
        return new DocumentStamp(id, path, fingerprint, new UInt128(entry.HashHigh, entry.HashLow));
    }

    /// <summary>A document.</summary>
    public SourceDocument Document(int document) => Read(document, DocumentRecord.Read);

    /// <summary>The numbers of a document's passages.</summary>
    public Range PassagesOf(int document)
    {
        using var held = Hold();
        var entry = _file.Span<DocumentEntry>((int)SegmentSection.DocumentTable)[document];
        return entry.FirstPassage..(entry.FirstPassage + entry.Passages);
    }

    /// <summary>Whose a passage is.</summary>
    public int DocumentOf(int passage)
    {
        using var held = Hold();
        return _file.Span<PassageEntry>((int)SegmentSection.PassageTable)[passage].Document;
    }

    /// <summary>A passage.</summary>
    public Passage Passage(int passage)
    {
        using var held = Hold();
        var entry = _file.Span<PassageEntry>((int)SegmentSection.PassageTable)[passage];
        var document = Read(entry.Document, DocumentRecord.ReadText);
        var record = Checked(SegmentSection.Passages, entry.Offset, entry.Length, entry.Checksum);
        return PassageRecord.Read(record, document);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private T Read<T>(int document, Func<ReadOnlySpan<byte>, T> read)
    {
        using var held = Hold();
        var entry = _file.Span<DocumentEntry>((int)SegmentSection.DocumentTable)[document];
        return read(Checked(SegmentSection.Documents, entry.Offset, entry.Length, entry.Checksum));
    }

    // What is shown to people is checked whenever it is read, so that a damaged text is never quoted.
    private ReadOnlySpan<byte> Checked(SegmentSection section, long offset, int length, uint checksum)
    {
        var record = _file.Span<byte>((int)section, offset, length);
        return Crc32C.Of(record) == checksum ? record : throw MappedFile.Damaged(_file.Path, "does not match its checksum");
    }
}
