using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>
/// Writes and reads the files of one generation. <c>manifest.json</c> is written last and holds a SHA-256 of every other file,
/// so a folder without it is unfinished, and a file that does not match its sum is damaged.
/// </summary>
internal static class GenerationFolder
{
    private const int FormatVersion = 1;
    private const string ManifestFile = "manifest.json";
    private const string DocumentsFile = "documents.json";
    private const string PassagesFile = "passages.json";
    private const string DenseFile = "dense.bin";
    private const string SparseFile = "sparse.bin";
    private const string EmbedderFile = "embedder.bin";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record StoredManifest(int Format, IndexManifest Index, SortedDictionary<string, string> Sha256, string Checksum = "")
    {
        /// <summary>SHA-256 of the manifest itself, without this sum.</summary>
        public string OwnSum() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Checksum = "" }, Json)));
    }

    // Title and text are left out: they come from the document, so that a quote is always the document's own text.
    private sealed record StoredPassage(string Id, string DocumentId, IReadOnlyList<string> HeadingPath, TextSpan Span, int TokenCount, IReadOnlyList<PassageUnit> Units);

    /// <summary>Writes a generation into an empty folder and flushes it to disk.</summary>
    public static async Task WriteAsync(string folder, IndexManifest manifest, IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        async Task Add(string name, byte[] bytes)
        {
            await WriteFileAsync(Path.Combine(folder, name), bytes, cancellationToken);
            sums[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        await Add(DocumentsFile, JsonSerializer.SerializeToUtf8Bytes(content.Documents, Json));
        await Add(PassagesFile, JsonSerializer.SerializeToUtf8Bytes(content.Passages.Select(indexed => Store(indexed.Passage)), Json));
        await Add(DenseFile, DenseBytes(content));
        await Add(SparseFile, SparseBytes(content));
        await Add(EmbedderFile, content.TermCounts.ToArray());
        var stored = new StoredManifest(FormatVersion, manifest, sums);
        stored = stored with { Checksum = stored.OwnSum() };
        await WriteFileAsync(Path.Combine(folder, ManifestFile), JsonSerializer.SerializeToUtf8Bytes(stored, Json), cancellationToken);
        progress?.Report(content.Passages.Count);
    }

    /// <summary>Reads a generation and checks every file.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, damaged or of another format.</exception>
    public static async Task<EmbeddedPassageIndex> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(folder, cancellationToken);
        async Task<byte[]> Read(string name)
        {
            var path = Path.Combine(folder, name);
            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            }
            catch (FileNotFoundException exception)
            {
                throw Damaged(path, "is missing", exception);
            }

            return manifest.Sha256.TryGetValue(name, out var sum) && sum == Convert.ToHexStringLower(SHA256.HashData(bytes))
                ? bytes
                : throw Damaged(path, "does not match its checksum");
        }

        var documents = JsonSerializer.Deserialize<List<SourceDocument>>(await Read(DocumentsFile), Json)!;
        var byId = documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        var passages = JsonSerializer.Deserialize<List<StoredPassage>>(await Read(PassagesFile), Json)!
            .ConvertAll(stored => Restore(stored, byId[stored.DocumentId]));
        var dense = MemoryMarshal.Cast<byte, float>(await Read(DenseFile)).ToArray();
        var sparse = ReadSparse(await Read(SparseFile), passages.Count);
        return new EmbeddedPassageIndex(manifest.Index, await Read(EmbedderFile), documents, passages, dense, sparse);
    }

    private static async Task<StoredManifest> ReadManifestAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, ManifestFile);
        try
        {
            await using var stream = File.OpenRead(path);
            var manifest = await JsonSerializer.DeserializeAsync<StoredManifest>(stream, Json, cancellationToken);
            if (manifest is not { Index: not null, Sha256: not null })
                throw Damaged(path, "is incomplete");
            if (manifest.Format != FormatVersion)
                throw Damaged(path, $"has format {manifest.Format}, and this version reads format {FormatVersion}");
            return manifest.Checksum == manifest.OwnSum() ? manifest : throw Damaged(path, "does not match its checksum");
        }
        catch (Exception exception) when (exception is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw Damaged(path, exception is JsonException ? "is not valid JSON" : "is missing", exception);
        }
    }

    private static IndexDamagedException Damaged(string path, string how, Exception? inner = null) =>
        new($"The index file {path} {how}. Build the index again with `chatbot index --force`.", inner);

    private static StoredPassage Store(Passage passage) =>
        new(passage.Id, passage.DocumentId, passage.HeadingPath, passage.Span, passage.TokenCount, passage.Units);

    private static Passage Restore(StoredPassage stored, SourceDocument document) => new()
    {
        Id = stored.Id,
        DocumentId = stored.DocumentId,
        Title = document.Title,
        HeadingPath = stored.HeadingPath,
        Span = stored.Span,
        Text = stored.Span.In(document.Text),
        TokenCount = stored.TokenCount,
        Units = stored.Units,
    };

    private static byte[] DenseBytes(IndexContent content)
    {
        var vectors = new float[content.Passages.Count * content.Dimensions];
        for (var passage = 0; passage < content.Passages.Count; passage++)
            content.Passages[passage].Dense.Span.CopyTo(vectors.AsSpan(passage * content.Dimensions, content.Dimensions));
        return MemoryMarshal.AsBytes(vectors.AsSpan()).ToArray();
    }

    private static byte[] SparseBytes(IndexContent content)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var (ids, weights) in content.Passages.Select(indexed => indexed.Sparse))
        {
            writer.Write(ids.Length);
            writer.Write(MemoryMarshal.AsBytes(ids.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static List<SparseVector> ReadSparse(byte[] bytes, int passages)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var vectors = new List<SparseVector>(passages);
        for (var passage = 0; passage < passages; passage++)
        {
            var length = reader.ReadInt32();
            var (ids, weights) = (new uint[length], new float[length]);
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(ids.AsSpan()));
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
            vectors.Add(new SparseVector(ids, weights));
        }

        return vectors;
    }

    private static async Task WriteFileAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await stream.WriteAsync(bytes, cancellationToken);
        stream.Flush(flushToDisk: true);
    }
}
