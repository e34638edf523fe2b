using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads JSON Lines (<c>.jsonl</c>, <c>.jsonl.gz</c>): one document a line, read one after the other whatever the file's size.</summary>
/// <remarks>
/// A line is an object with <c>id</c>, <c>title</c>, <c>text</c>, and may have <c>url</c> and <c>language</c>; <c>question</c> and
/// <c>answer</c> stand for title and text; <c>focus</c>, <c>synonyms</c> and <c>aliases</c> become other names. Other keys are left
/// alone. The file is UTF-8. A bad line does not keep the others from being read: the fault is thrown after the last document.
/// </remarks>
public sealed class JsonLinesReader : IRecordReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".jsonl", ".jsonl.gz"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new List<DocumentFormatException>();
        await foreach (var record in ReadRecordsAsync(file, relativePath, cancellationToken))
        {
            SourceDocument? document = null;
            try
            {
                document = Read(record);
            }
            catch (DocumentFormatException fault)
            {
                faults.Add(fault);
            }

            if (document is not null)
                yield return document;
        }

        if (faults.Count > 0)
            throw DocumentFormatException.Of(faults);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RawRecord> ReadRecordsAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(file);
        var lines = new LineReader(stream);
        for (var number = 1; await NextLineAsync(lines, relativePath, number, cancellationToken) is { } line; number++)
        {
            var content = number == 1 && line.AsSpan().StartsWith(ByteOrderMark) ? line.AsMemory(ByteOrderMark.Length) : line;
            if (content.Span.ContainsAnyExcept(" \t"u8))
                yield return new RawRecord(relativePath, number, content);
        }
    }

    /// <inheritdoc />
    public SourceDocument Read(RawRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        try
        {
            // What is no UTF-8 becomes a sign of replacement and spoils that place alone.
            using var json = Utf8.IsValid(record.Bytes.Span)
                ? JsonDocument.Parse(record.Bytes)
                : JsonDocument.Parse(Encoding.UTF8.GetString(record.Bytes.Span));
            return new JsonRecord(json.RootElement, record.RelativePath, record.Line).ToDocument() with { Fingerprint = Fingerprint.Of(record.Bytes.Span) };
        }
        catch (JsonException fault)
        {
            throw new DocumentFormatException(record.RelativePath, record.Line, "the line is not valid JSON; write one object a line.", fault);
        }
    }

    private static Stream Open(string file)
    {
        var stream = File.OpenRead(file);
        return file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static async ValueTask<byte[]?> NextLineAsync(LineReader lines, string relativePath, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.NextAsync(cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new DocumentFormatException(relativePath, number, "the gzip data is damaged from here on; copy the file again.", fault);
        }
    }
}
