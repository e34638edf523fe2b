using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads the records of a file, many at once and in order, and leaves out those that did not change.</summary>
internal static class RecordOutcomes
{
    private const int ReadAtOnce = 1024;

    /// <summary>An outcome for each record that is not faulty.</summary>
    /// <param name="reader">Reads records.</param>
    /// <param name="file">The file.</param>
    /// <param name="known">Ids of documents by fingerprint.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DocumentFormatException">After the last record: some were faulty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<ReadOutcome> ReadOutcomesAsync(
        this IRecordReader reader, CorpusFile file, IReadOnlyDictionary<string, string> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new List<DocumentFormatException>();
        await using var records = reader.ReadRecordsAsync(file.File, file.RelativePath, cancellationToken).GetAsyncEnumerator(cancellationToken);
        for (var more = true; more;)
        {
            var (batch, end) = await NextAsync(records);
            foreach (var outcome in Read(reader, batch, known, faults, cancellationToken))
                yield return outcome;
            end?.Throw();
            more = batch.Count == ReadAtOnce;
        }

        if (faults.Count > 0)
            throw DocumentFormatException.Of(faults);
    }

    // What stands before a damaged place is still good.
    private static async Task<(List<RawRecord> Batch, ExceptionDispatchInfo? End)> NextAsync(IAsyncEnumerator<RawRecord> records)
    {
        var batch = new List<RawRecord>(ReadAtOnce);
        try
        {
            while (batch.Count < ReadAtOnce && await records.MoveNextAsync())
                batch.Add(records.Current);
            return (batch, null);
        }
        catch (Exception fault) when (fault is DocumentFormatException or IOException)
        {
            return (batch, ExceptionDispatchInfo.Capture(fault));
        }
    }

    private static IEnumerable<ReadOutcome> Read(
        IRecordReader reader,
        List<RawRecord> batch,
        IReadOnlyDictionary<string, string> known,
        List<DocumentFormatException> faults,
        CancellationToken cancellationToken)
    {
        var outcomes = new ReadOutcome?[batch.Count];
        var failed = new DocumentFormatException?[batch.Count];
        Parallel.For(0, batch.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
        {
            try
            {
                outcomes[at] = known.Count > 0 && known.TryGetValue(Fingerprint.Of(batch[at].Bytes.Span), out var id)
                    ? ReadOutcome.Same(batch[at].Path, id)
                    : ReadOutcome.Read(reader.Read(batch[at]));
            }
            catch (DocumentFormatException fault)
            {
                failed[at] = fault;
            }
        });
        faults.AddRange(failed.OfType<DocumentFormatException>());
        return outcomes.OfType<ReadOutcome>();
    }
}
