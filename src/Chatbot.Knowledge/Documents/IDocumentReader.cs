namespace Chatbot.Knowledge.Documents;

/// <summary>Reads one kind of file into documents.</summary>
public interface IDocumentReader
{
    /// <summary>The file name endings it reads, in lower case with the dot, such as <c>.md</c>.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Reads every document in a file. A file holds one, unless the reader is an <see cref="IRecordReader"/>.</summary>
    /// <param name="file">Full path of the file.</param>
    /// <param name="relativePath">The file's path relative to the indexed folder, with <c>/</c>.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DocumentFormatException">The file is not what its ending says, or its front matter is broken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    IAsyncEnumerable<SourceDocument> ReadAsync(string file, string relativePath, CancellationToken cancellationToken);
}

/// <summary>A file whose content cannot be used, told in one plain sentence with the place.</summary>
public sealed class DocumentFormatException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file, as the person named it.</param>
    /// <param name="line">1-based line of the fault, or 0 when it concerns the whole file.</param>
    /// <param name="problem">What is wrong and what to do, one sentence.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public DocumentFormatException(string path, int line, string problem, Exception? inner = null)
        : base(line > 0 ? $"{path}:{line}: {problem}" : $"{path}: {problem}", inner)
    {
        Path = path;
        Line = line;
        Problem = problem;
    }

    /// <summary>The first of several faults of one file, which says how many more there are.</summary>
    internal static DocumentFormatException Of(IReadOnlyList<DocumentFormatException> faults) => faults is [var first, _, ..]
        ? new(first.Path, first.Line, $"{first.Problem.TrimEnd('.')} ({faults.Count - 1} more {(faults.Count == 2 ? "line has" : "lines have")} faults).", first)
        : faults[0];

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>1-based line of the fault, or 0.</summary>
    public int Line { get; }

    /// <summary>What is wrong and what to do, without the place.</summary>
    public string Problem { get; }
}
