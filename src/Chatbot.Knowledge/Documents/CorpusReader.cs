using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads whole folders of articles with the reader that fits each file. A bad file is told and the others are still read.</summary>
/// <param name="readers">One reader for each kind of file.</param>
public sealed class CorpusReader(IReadOnlyList<IDocumentReader> readers)
{
    /// <summary>Endings of documents that no reader takes. In a folder they are told, since someone may count on them; pictures and such are not.</summary>
    private static readonly FrozenSet<string> OtherDocuments = FrozenSet.ToFrozenSet(
        [".doc", ".odt", ".rtf", ".epub", ".ppt", ".pptx", ".xls", ".xlsx", ".csv", ".json", ".xml"], StringComparer.OrdinalIgnoreCase);

    private static readonly Task<IReadOnlyDictionary<string, string>> NoneKnown =
        Task.FromResult<IReadOnlyDictionary<string, string>>(FrozenDictionary<string, string>.Empty);

    /// <summary>A reader for Markdown, plain text, HTML, Word, PDF and JSON Lines.</summary>
    public static CorpusReader Default { get; } = new([new MarkdownReader(), new PlainTextReader(), new HtmlReader(), new WordDocumentReader(), new PdfReader(), new JsonLinesReader()]);

    /// <summary>Reads every document below some files and folders.</summary>
    /// <param name="paths">
    /// Files and folders. Folders are read in ordinal order of paths; hidden files, README files and the folder <c>golden</c> at
    /// the top are left out.
    /// </param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>One outcome for each document, and one for each fault. Of documents with the same id only the first is given.</returns>
    public IAsyncEnumerable<ReadOutcome> ReadAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken) =>
        ReadAsync(paths, NoneKnown, cancellationToken);

    /// <inheritdoc cref="ReadAsync(IReadOnlyList{string}, CancellationToken)"/>
    /// <param name="paths">Files and folders.</param>
    /// <param name="known">
    /// Ids of documents by <see cref="SourceDocument.Fingerprint"/>; what has one of these is told as unchanged and not read. Waited for when it is first
    /// needed, so that files can be unpacked meanwhile.
    /// </param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async IAsyncEnumerable<ReadOutcome> ReadAsync(
        IReadOnlyList<string> paths, Task<IReadOnlyDictionary<string, string>> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(known);
        var pathOfId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            await foreach (var outcome in ReadPathAsync(path, known, cancellationToken))
            {
                if ((outcome.Document?.Id ?? outcome.Unchanged) is not { } id || pathOfId.TryAdd(id, outcome.Path))
                    yield return outcome;
                else
                    yield return ReadOutcome.Failed(outcome.Path, $"{outcome.Path}: the id '{id}' is taken by {pathOfId[id]}; rename one of them.");
            }
        }
    }

    private async IAsyncEnumerable<ReadOutcome> ReadPathAsync(
        string path, Task<IReadOnlyDictionary<string, string>> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (files, fault) = FilesUnder(path);
        if (fault is not null)
            yield return ReadOutcome.Failed(path, fault);
        foreach (var file in files)
        {
            if (ReaderOf(file.RelativePath) is { } reader)
            {
                await foreach (var outcome in OutcomesAsync(file, reader is IRecordReader records
                    ? records.ReadOutcomesAsync(file, known, cancellationToken)
                    : ReadFileAsync(reader, file, known, cancellationToken)))
                    yield return outcome;
            }
            else if (file.Named || OtherDocuments.Contains(Path.GetExtension(file.RelativePath)))
            {
                yield return ReadOutcome.Failed(file.RelativePath, $"{file.RelativePath}: files of this kind are not read; save it as one of {Endings()}.");
            }
        }
    }

    private static async IAsyncEnumerable<ReadOutcome> ReadFileAsync(
        IDocumentReader reader, CorpusFile file, Task<IReadOnlyDictionary<string, string>> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fingerprint = await Fingerprint.OfFileAsync(file.File, file.RelativePath, cancellationToken);
        if ((await known).TryGetValue(fingerprint, out var id))
        {
            yield return ReadOutcome.Same(file.RelativePath, id);
            yield break;
        }

        await foreach (var document in reader.ReadAsync(file.File, file.RelativePath, cancellationToken))
            yield return ReadOutcome.Read(document with { Fingerprint = fingerprint });
    }

    /// <summary>The outcomes of one file up to its first fault. Written out, since no <c>yield</c> may stand in a <c>try</c> with <c>catch</c>.</summary>
    private static async IAsyncEnumerable<ReadOutcome> OutcomesAsync(CorpusFile file, IAsyncEnumerable<ReadOutcome> outcomes)
    {
        await using var rest = outcomes.GetAsyncEnumerator();
        while (true)
        {
            ReadOutcome outcome;
            var more = true;
            try
            {
                if (!await rest.MoveNextAsync())
                    yield break;
                outcome = rest.Current;
            }
            catch (Exception fault) when (FaultOf(file.RelativePath, fault) is not null)
            {
                outcome = ReadOutcome.Failed(file.RelativePath, FaultOf(file.RelativePath, fault)!);
                more = false;
            }

            yield return outcome;
            if (!more)
                yield break;
        }
    }

    private static (IReadOnlyList<CorpusFile> Files, string? Fault) FilesUnder(string path)
    {
        try
        {
            return (CorpusFile.Under(path), null);
        }
        catch (Exception fault) when (FaultOf(path, fault) is not null)
        {
            return ([], FaultOf(path, fault));
        }
    }

    /// <summary>The sentence for a fault of a file; null for any other fault, which is not for this run to go on past.</summary>
    private static string? FaultOf(string path, Exception fault) => fault switch
    {
        DocumentFormatException => fault.Message,
        FileNotFoundException { FileName: { } name } when name == path => fault.Message,
        FileNotFoundException or DirectoryNotFoundException => $"{path}: the file vanished while it was read; run the index again.",
        UnauthorizedAccessException => $"{path}: it may not be read; give the account that runs this permission to read it.",
        IOException => $"{path}: the file cannot be read; see that it is not locked or damaged, then run the index again.",
        _ => null,
    };

    /// <summary>The reader with the longest fitting ending, so that <c>.jsonl.gz</c> comes before any <c>.gz</c>.</summary>
    private IDocumentReader? ReaderOf(string path) => readers
        .SelectMany(reader => reader.Extensions.Select(extension => (reader, extension)))
        .Where(pair => path.EndsWith(pair.extension, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(pair => pair.extension.Length)
        .FirstOrDefault().reader;

    private string Endings() => string.Join(", ", readers.SelectMany(reader => reader.Extensions));
}
