using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Tells whether documents are the same as before, and with them the index that would be built.</summary>
internal static class ContentHash
{
    // Raised whenever reading, splitting or encoding changes what an index of the same documents holds.
    private const int PipelineVersion = 2;

    /// <summary>SHA-256 of everything a document says, in hexadecimal.</summary>
    public static string Of(SourceDocument document) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(document)));

    /// <summary>SHA-256 over all documents, in order of id, with the version of the pipeline and of the embedding model.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> hashesById, string embedder)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes($"{PipelineVersion}\n{embedder}\n"));
        foreach (var (id, hash) in hashesById.OrderBy(document => document.Key, StringComparer.Ordinal))
            sum.AppendData(Encoding.UTF8.GetBytes($"{id}\n{hash}\n"));
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
