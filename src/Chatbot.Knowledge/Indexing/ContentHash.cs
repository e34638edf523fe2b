using System.Globalization;
using System.Security.Cryptography;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Tells whether documents are the same as before, and with them the index that would be built.</summary>
internal static class ContentHash
{
    // Raised whenever reading, splitting or encoding changes what an index of the same documents holds.
    private const int PipelineVersion = 5;

    private static string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{PipelineVersion}-");

    /// <summary>A stamp of a document that was read.</summary>
    public static DocumentStamp Of(SourceDocument document) =>
        new(document.Id, document.Path, document.Fingerprint, DocumentRecord.Write(new RecordWriter(), document));

    /// <summary>The version of the pipeline, and SHA-256 over the embedding model and all documents in order of id.</summary>
    public static string Of(IEnumerable<DocumentStamp> documents, string embedder)
    {
        var record = new RecordWriter();
        record.Write(embedder);
        foreach (var document in documents.OrderBy(document => document.Id, StringComparer.Ordinal))
        {
            record.Write(document.Id);
            record.Write(SourceFile.Of(document.Path));
            record.Write(document.ContentHash);
        }

        return Prefix + Convert.ToHexStringLower(SHA256.HashData(record.Written));
    }

    /// <summary>Whether the pipeline of today made an index, with some model, so that its passages and vectors are those that a run would make.</summary>
    public static bool IsOfToday(IndexManifest manifest, string embedder) =>
        manifest.Embedder == embedder && manifest.ContentHash.StartsWith(Prefix, StringComparison.Ordinal);
}
