using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads the records of a file, many at once and in order, and leaves out those that did not change.</summary>
internal static class RecordOutcomes
{
    private const int ReadAtOnce = 1024;

    // Some 30 MB of records as long as a page: what is unpacked while the live generation is opened.
    private const int BatchesAhead = 16;

    /// <summary>An outcome for each record that is not faulty.</summary>
    /// <param name="reader">Reads records.</param>
    /// <param name="file">The file.</param>
    /// <param name="known">Ids of documents by fingerprint.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DocumentFormatException">After the last record: some were faulty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async IAsyncEnumerable<ReadOutcome> ReadOutcomesAsync(
        this IRecordReader reader,
        CorpusFile file,
        Task<IReadOnlyDictionary<string, string>> known,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new List<DocumentFormatException>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<List<RawRecord>>(BatchesAhead);
        var unpacking = Task.Run(() => UnpackAsync(reader, file, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            var ids = await known;
            await foreach (var batch in ahead.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var outcome in Read(reader, batch, ids, faults, cancellationToken))
                    yield return outcome;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await unpacking;
        }

        if (faults.Count > 0)
            throw DocumentFormatException.Of(faults);
    }

    // Unpacking is the work of one thread, and needs to know nothing.
    private static async Task UnpackAsync(IRecordReader reader, CorpusFile file, ChannelWriter<List<RawRecord>> ahead, CancellationToken cancellationToken)
    {
        try
        {
            var batch = new List<RawRecord>(ReadAtOnce);
            try
            {
                await foreach (var record in reader.ReadRecordsAsync(file.File, file.RelativePath, cancellationToken))
                {
                    batch.Add(record);
                    if (batch.Count < ReadAtOnce)
                        continue;
                    await ahead.WriteAsync(batch, cancellationToken);
                    batch = new List<RawRecord>(ReadAtOnce);
                }
            }
            finally
            {
                // What stands before a damaged place is still good.
                await ahead.WriteAsync(batch, cancellationToken);
            }

            ahead.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the records are read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            ahead.Complete(fault);
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
