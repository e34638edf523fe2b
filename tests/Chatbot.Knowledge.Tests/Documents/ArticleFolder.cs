using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

/// <summary>A folder of articles for one test, gone afterwards.</summary>
internal sealed class ArticleFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("articles-").FullName;

    public string Write(string relativePath, string text) => Write(relativePath, Encoding.UTF8.GetBytes(text));

    public string Write(string relativePath, byte[] bytes)
    {
        var file = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Writes one article and reads it.</summary>
    public async Task<SourceDocument> ReadAsync(IDocumentReader reader, string relativePath, string text) =>
        Assert.Single(await ReadAllAsync(reader, relativePath, Encoding.UTF8.GetBytes(text)));

    public async Task<IReadOnlyList<SourceDocument>> ReadAllAsync(IDocumentReader reader, string relativePath, byte[] bytes)
    {
        var file = Write(relativePath, bytes);
        var documents = new List<SourceDocument>();
        await foreach (var document in reader.ReadAsync(file, relativePath, CancellationToken.None))
            documents.Add(document);
        return documents;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>A document's blocks in a form that tests can write down: kind, level, text.</summary>
internal static class BlockView
{
    public static IEnumerable<string> Of(SourceDocument document) => document.Blocks.Select(b => $"{Mark(b)} {b.Span.In(document.Text)}");

    private static string Mark(Block block) => block.Kind switch
    {
        BlockKind.Heading => new string('#', block.Level),
        BlockKind.ListItem => new string('-', block.Level),
        BlockKind.TableRow => block.Level == 0 ? "|=" : "|",
        _ => block.Group == 0 ? "p" : "p+",
    };
}
