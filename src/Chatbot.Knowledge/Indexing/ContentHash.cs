using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Tells whether documents are the same as before, and with them the index that would be built.</summary>
internal static class ContentHash
{
    // Raised whenever reading, splitting or encoding changes what an index of the same documents holds.
    private const int PipelineVersion = 4;

    /// <summary>A stamp of a document that was read.</summary>
    public static DocumentStamp Of(SourceDocument document) =>
        new(document.Id, document.Path, document.Fingerprint, DocumentRecord.Write(new RecordWriter(), document));

    /// <summary>SHA-256 over all documents, in order of id, with the version of the pipeline and of the embedding model.</summary>
    public static string Of(IEnumerable<DocumentStamp> documents, string embedder)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes($"{PipelineVersion}\n{embedder}\n"));
        foreach (var document in documents.OrderBy(document => document.Id, StringComparer.Ordinal))
            sum.AppendData(Encoding.UTF8.GetBytes($"{document.Id}\n{SourceFile.Of(document.Path)}\n{document.ContentHash:x32}\n"));
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
