namespace Chatbot.Knowledge.Documents;

/// <summary>Reads a kind of file that holds many documents as records of their own, so that those that did not change need not be read.</summary>
public interface IRecordReader : IDocumentReader
{
    /// <summary>Every record as it stands in the file.</summary>
    /// <inheritdoc cref="IDocumentReader.ReadAsync" path="/param"/>
    /// <exception cref="DocumentFormatException">The file is not what its ending says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    IAsyncEnumerable<RawRecord> ReadRecordsAsync(string file, string relativePath, CancellationToken cancellationToken);

    /// <summary>The document that a record holds. May be called from many threads.</summary>
    /// <exception cref="DocumentFormatException">The record is faulty.</exception>
    SourceDocument Read(RawRecord record);
}

/// <summary>A record as it stands in its file.</summary>
/// <param name="RelativePath">The file.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Bytes">What stands there.</param>
public sealed record RawRecord(string RelativePath, int Line, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What the document's path is.</summary>
    public string Path => $"{RelativePath}:{Line}";
}
