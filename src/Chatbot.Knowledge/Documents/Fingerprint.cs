using System.Security.Cryptography;
using System.Text;

namespace Chatbot.Knowledge.Documents;

/// <summary>Hashes what stands in files, to tell without reading it whether it is the same as before.</summary>
internal static class Fingerprint
{
    private const int Digits = 32;

    /// <summary>Of a record, whose document is the same wherever it stands.</summary>
    public static string Of(ReadOnlySpan<byte> record) => Shown(SHA256.HashData(record));

    /// <summary>Of a whole file, whose document is named after its path.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<string> OfFileAsync(string file, string relativePath, CancellationToken cancellationToken)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(Encoding.UTF8.GetBytes(relativePath + "\n"));
        await using var stream = File.OpenRead(file);
        sum.AppendData(await SHA256.HashDataAsync(stream, cancellationToken));
        return Shown(sum.GetHashAndReset());
    }

    private static string Shown(byte[] hash) => Convert.ToHexStringLower(hash)[..Digits];
}
