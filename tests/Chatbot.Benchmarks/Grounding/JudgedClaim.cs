using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chatbot.Benchmarks.Grounding;

/// <summary>A sentence of a model's answer with the passages it cited, and whether an expert found that they support all of it.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="IsMedical">Whether it is from healthcare and medicine.</param>
/// <param name="Text">The sentence, without its marks.</param>
/// <param name="Passages">What it cited.</param>
/// <param name="IsComplete">The expert's judgement: complete support, against partial or none.</param>
internal sealed partial record JudgedClaim(string Question, bool IsMedical, string Text, IReadOnlyList<string> Passages, bool IsComplete)
{
    /// <summary>Reads a file of judged claims, JSON Lines, gzipped.</summary>
    public static async Task<IReadOnlyList<JudgedClaim>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var claims = new List<JudgedClaim>();
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            claims.Add(new JudgedClaim(
                row.GetProperty("question").GetString()!,
                row.GetProperty("field").GetString()!.Contains("Medicine", StringComparison.Ordinal),
                Mark().Replace(row.GetProperty("response").GetString()!, ""),
                [.. row.GetProperty("passages").EnumerateArray().Select(passage => passage.GetString()!).Distinct(StringComparer.Ordinal)],
                row.GetProperty("label").GetString() == "Complete"));
        }

        return claims;
    }

    [GeneratedRegex(@"\s*\[\d+\]")]
    private static partial Regex Mark();
}
