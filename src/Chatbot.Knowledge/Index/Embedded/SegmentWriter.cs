using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Writes documents and their passages as one file, never to be changed: a segment of an index.</summary>
internal static class SegmentWriter
{
    private const int PassagesBetweenReports = 1000;

    /// <summary>Writes a segment and flushes it to disk.</summary>
    public static void Write(string path, IndexContent content, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        SourceDocument[] documents = [.. content.Documents.OrderBy(document => document.Id, StringComparer.Ordinal)];
        var passagesOf = content.Passages.ToLookup(indexed => indexed.Passage.DocumentId, StringComparer.Ordinal);
        IndexedPassage[][] byDocument = Array.ConvertAll(
            documents, document => passagesOf[document.Id].OrderBy(indexed => indexed.Passage.Span.Start).ToArray());
        IndexedPassage[] passages = [.. byDocument.SelectMany(own => own)];

        using var file = new SectionWriter(path, SegmentCounts.Sections);
        file.Begin(SegmentSection.Counts);
        file.Write<SegmentCounts>([new SegmentCounts(documents.Length, passages.Length, content.Dimensions)]);
        WriteDocuments(file, documents, byDocument);
        WritePassages(file, byDocument, passages.Length);
        cancellationToken.ThrowIfCancellationRequested();
        WriteVectors(file, passages, content.Dimensions, progress, cancellationToken);
        WritePostings(file, passages);
        progress?.Report(passages.Length);
        cancellationToken.ThrowIfCancellationRequested();
        file.Complete();
    }

    private static void WriteDocuments(SectionWriter file, SourceDocument[] documents, IndexedPassage[][] passages)
    {
        var (record, entries, offset, firstPassage) = (new RecordWriter(), new DocumentEntry[documents.Length], 0L, 0);
        file.Begin(SegmentSection.Documents);
        for (var at = 0; at < documents.Length; at++)
        {
            record.Clear();
            var hash = DocumentRecord.Write(record, documents[at]);
            file.Write(record.Written);
            entries[at] = new DocumentEntry(
                offset, record.Written.Length, Crc32C.Of(record.Written), firstPassage, passages[at].Length, (ulong)hash, (ulong)(hash >> 64));
            offset += record.Written.Length;
            firstPassage += passages[at].Length;
        }

        file.Begin(SegmentSection.DocumentTable);
        file.Write<DocumentEntry>(entries);
        var keys = documents.Select((document, at) => new DocumentKey(TermHash.Of64(document.Id), at)).ToArray();
        Array.Sort(keys);
        file.Begin(SegmentSection.DocumentKeys);
        file.Write<DocumentKey>(keys);
    }

    private static void WritePassages(SectionWriter file, IndexedPassage[][] passages, int count)
    {
        var (record, entries, offset) = (new RecordWriter(), new List<PassageEntry>(count), 0L);
        file.Begin(SegmentSection.Passages);
        for (var document = 0; document < passages.Length; document++)
        {
            foreach (var indexed in passages[document])
            {
                record.Clear();
                PassageRecord.Write(record, indexed.Passage);
                file.Write(record.Written);
                entries.Add(new PassageEntry(offset, record.Written.Length, Crc32C.Of(record.Written), document));
                offset += record.Written.Length;
            }
        }

        file.Begin(SegmentSection.PassageTable);
        file.Write<PassageEntry>(CollectionsMarshal.AsSpan(entries));
    }

    private static void WriteVectors(
        SectionWriter file, IndexedPassage[] passages, int dimensions, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        file.Begin(SegmentSection.Vectors);
        for (var at = 0; at < passages.Length; at++)
        {
            file.Write(passages[at].Dense.Span[..dimensions]);
            if (at > 0 && at % PassagesBetweenReports == 0)
            {
                progress?.Report(at);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        var (numbers, scales) = (new sbyte[dimensions], new Quantised[passages.Length]);
        file.Begin(SegmentSection.Numbers);
        for (var at = 0; at < passages.Length; at++)
        {
            scales[at] = Quantised.Of(passages[at].Dense.Span, numbers);
            file.Write<sbyte>(numbers);
        }

        file.Begin(SegmentSection.Scales);
        file.Write<Quantised>(scales);
    }

    private static void WritePostings(SectionWriter file, IndexedPassage[] passages)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var indexed in passages)
        {
            foreach (var term in indexed.Sparse.Indices)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        var terms = counts.Keys.ToArray();
        Array.Sort(terms);
        var starts = new int[terms.Length + 1];
        for (var at = 0; at < terms.Length; at++)
        {
            starts[at + 1] = starts[at] + counts[terms[at]];
            counts[terms[at]] = starts[at];
        }

        var (members, weights) = (new int[starts[^1]], new float[starts[^1]]);
        for (var passage = 0; passage < passages.Length; passage++)
        {
            var (ids, values) = passages[passage].Sparse;
            for (var at = 0; at < ids.Length; at++)
            {
                ref var next = ref CollectionsMarshal.GetValueRefOrNullRef(counts, ids[at]);
                (members[next], weights[next]) = (passage, values[at]);
                next++;
            }
        }

        file.Begin(SegmentSection.Terms);
        file.Write<uint>(terms);
        file.Begin(SegmentSection.PostingStarts);
        file.Write<int>(starts);
        file.Begin(SegmentSection.PostingPassages);
        file.Write<int>(members);
        file.Begin(SegmentSection.PostingWeights);
        file.Write<float>(weights);
    }
}
