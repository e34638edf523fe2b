using System.Buffers;
using System.Text.Json;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>What a generation is made of: its segments, what of them it leaves out, and which documents were moved since.</summary>
/// <param name="Manifest">What it holds.</param>
/// <param name="Segments">File names of its segments.</param>
/// <param name="Removed">For each segment the numbers of the documents that this generation leaves out.</param>
/// <param name="Moved">For each segment the new path of documents that stand elsewhere now, unchanged.</param>
/// <param name="TermCounts">See <see cref="IndexContent.TermCounts"/>.</param>
internal sealed record GenerationFile(
    IndexManifest Manifest,
    IReadOnlyList<string> Segments,
    IReadOnlyList<IReadOnlySet<int>> Removed,
    IReadOnlyList<IReadOnlyDictionary<int, string>> Moved,
    ReadOnlyMemory<byte> TermCounts)
{
    private enum Section
    {
        Manifest,
        Segments,
        TermCounts,
    }

    private static int Sections { get; } = Enum.GetValues<Section>().Length;

    /// <summary>Writes the generation and flushes it to disk.</summary>
    public void Write(string path)
    {
        var record = new RecordWriter();
        record.Write(Segments.Count);
        for (var at = 0; at < Segments.Count; at++)
        {
            record.Write(Segments[at]);
            record.Write([.. Removed[at].Order()], record.Write);
            record.Write([.. Moved[at].OrderBy(moved => moved.Key)], (KeyValuePair<int, string> moved) =>
            {
                record.Write(moved.Key);
                record.Write(moved.Value);
            });
        }

        using var file = new SectionWriter(path, Sections);
        file.Begin(Section.Manifest);
        file.Write(Json(Manifest));
        file.Begin(Section.Segments);
        file.Write(record.Written);
        file.Begin(Section.TermCounts);
        file.Write(TermCounts.Span);
        file.Complete();
    }

    /// <summary>Reads and checks all of a generation's own file, which is small beside its segments.</summary>
    /// <exception cref="IndexDamagedException">It is missing, damaged or of another format.</exception>
    public static GenerationFile Read(string path)
    {
        using var file = MappedFile.Open(path, Sections);
        file.Verify();
        using var held = file.Hold();
        var manifest = ManifestOf(file.Span<byte>((int)Section.Manifest));
        var reader = new RecordReader(file.Span<byte>((int)Section.Segments));
        var count = reader.Count();
        var (names, removed, moved) = (new string[count], new IReadOnlySet<int>[count], new IReadOnlyDictionary<int, string>[count]);
        for (var at = 0; at < count; at++)
        {
            names[at] = reader.Text();
            var (left, elsewhere) = (new HashSet<int>(), new Dictionary<int, string>());
            for (var rest = reader.Count(); rest > 0; rest--)
                left.Add(reader.Number());
            for (var rest = reader.Count(); rest > 0; rest--)
                elsewhere.Add(reader.Number(), reader.Text());
            (removed[at], moved[at]) = (left, elsewhere);
        }

        return new GenerationFile(manifest, names, removed, moved, file.Span<byte>((int)Section.TermCounts).ToArray());
    }

    // By hand: what a serializer prepares for seven properties takes as long as a small re-index can wait.
    private static ReadOnlySpan<byte> Json(IndexManifest manifest)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes);
        writer.WriteStartObject();
        writer.WriteString("generation"u8, manifest.Generation);
        writer.WriteString("created"u8, manifest.Created);
        writer.WriteNumber("documents"u8, manifest.Documents);
        writer.WriteNumber("passages"u8, manifest.Passages);
        writer.WriteString("embedder"u8, manifest.Embedder);
        writer.WriteNumber("dimensions"u8, manifest.Dimensions);
        writer.WriteString("contentHash"u8, manifest.ContentHash);
        writer.WriteEndObject();
        writer.Flush();
        return bytes.WrittenSpan;
    }

    private static IndexManifest ManifestOf(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var manifest = document.RootElement;
        return new IndexManifest(
            manifest.GetProperty("generation"u8).GetString()!,
            manifest.GetProperty("created"u8).GetDateTimeOffset(),
            manifest.GetProperty("documents"u8).GetInt32(),
            manifest.GetProperty("passages"u8).GetInt32(),
            manifest.GetProperty("embedder"u8).GetString()!,
            manifest.GetProperty("dimensions"u8).GetInt32(),
            manifest.GetProperty("contentHash"u8).GetString()!);
    }
}
