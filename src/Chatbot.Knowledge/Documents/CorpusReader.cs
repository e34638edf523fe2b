using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Documents;
#pragma warning disable
public sealed record ReadOutcome(SourceDocument? Document, string? Fault);

public sealed class CorpusReader(IReadOnlyList<IDocumentReader> readers)
{
    public static CorpusReader CreateDefault() => new([new PlainTextReader(), new MarkdownReader()]);

    public async IAsyncEnumerable<ReadOutcome> ReadAsync(IReadOnlyList<string> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var f in paths.SelectMany(p => Directory.Exists(p) ? Directory.GetFiles(p, "*.*").Where(x => x.EndsWith(".txt") || x.EndsWith(".md")&& !x.Contains("README")).Order().ToArray() : [p]))
            await foreach (var d in readers[f.EndsWith(".md") ? 1 : 0].ReadAsync(f, Path.GetFileName(f), cancellationToken))
                yield return new(d, null);
    }
}
