using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads JSON Lines (<c>.jsonl</c>, <c>.jsonl.gz</c>): one document a line, read one after the other whatever the file's size.</summary>
/// <remarks>
/// A line is an object with <c>id</c>, <c>title</c>, <c>text</c>, and may have <c>url</c> and <c>language</c>; <c>question</c> and
/// <c>answer</c> stand for title and text; <c>focus</c>, <c>synonyms</c> and <c>aliases</c> become other names. Other keys are left
/// alone. The file is UTF-8. A bad line does not keep the others from being read: the fault is thrown after the last document.
/// </remarks>
public sealed class JsonLinesReader : IDocumentReader
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".jsonl", ".jsonl.gz"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = Open(file);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        DocumentFormatException? firstFault = null;
        var faults = 0;
        for (var number = 1; await NextLineAsync(reader, relativePath, number, cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (document, fault) = Read(line, relativePath, number);
            firstFault ??= fault;
            faults += fault is null ? 0 : 1;
            if (document is not null)
                yield return document;
        }

        if (firstFault is not null)
            throw faults == 1 ? firstFault : AndMore(firstFault, faults - 1);
    }

    private static Stream Open(string file)
    {
        var stream = File.OpenRead(file);
        return file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    private static async ValueTask<string?> NextLineAsync(StreamReader reader, string relativePath, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (InvalidDataException fault)
        {
            throw new DocumentFormatException(relativePath, number, "the gzip data is damaged from here on; copy the file again.", fault);
        }
    }

    private static (SourceDocument? Document, DocumentFormatException? Fault) Read(string line, string relativePath, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return (new JsonRecord(json.RootElement, relativePath, number).ToDocument(), null);
        }
        catch (JsonException fault)
        {
            return (null, new DocumentFormatException(relativePath, number, "the line is not valid JSON; write one object a line.", fault));
        }
        catch (DocumentFormatException fault)
        {
            return (null, fault);
        }
    }

    private static DocumentFormatException AndMore(DocumentFormatException first, int others) =>
        new(first.Path, first.Line, $"{first.Problem.TrimEnd('.')} ({others} more {(others == 1 ? "line has" : "lines have")} faults).", first);
}
