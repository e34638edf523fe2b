using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents.Layout;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads plain text (<c>.txt</c>): headings, lists and tables are inferred from the layout, lines about the website are left out.</summary>
public sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc />
    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceDocument> ReadAsync(
        string file, string relativePath, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, guess) = await TextFile.ReadAsync(file, relativePath, cancellationToken);
        var lines = WrappedLines.Join(text, Boilerplate.Without(text, TextLine.AllOf(text)));
        yield return LaidOutDocument.Of(relativePath, "the file", text, lines) with { Guess = guess };
    }
}
