using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Reads the terms of all passages once, for their BM25 weights and for the counts that questions are read with.</summary>
internal sealed class TermCounter
{
    private readonly IReadOnlyList<(Passage Passage, SourceDocument Document)> _passages;
    private readonly uint[][] _terms;
    private readonly SparseEncoder _encoder;

    // A corpus has millions of words but only some ten thousand different ones.
    private readonly ConcurrentDictionary<string, uint?> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<uint, string> _stems = new();

    public TermCounter(IReadOnlyList<(Passage Passage, SourceDocument Document)> passages, CancellationToken cancellationToken)
    {
        _passages = passages;
        _terms = new uint[passages.Count][];
        Parallel.For(0, passages.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            _terms[at] = [.. Read(PlainText.Of(passages[at].Passage.Text))]);
        _encoder = new SparseEncoder(MathF.Max(1, passages.Count == 0 ? 0 : (float)_terms.Average(terms => terms.Length)));
    }

    /// <summary>The BM25 weights of a passage.</summary>
    public SparseVector SparseOf(int passage)
    {
        var (own, document) = _passages[passage];
        return _encoder.Encode(Names(document).Select(Read), own.HeadingPath.SelectMany(Read), _terms[passage]);
    }

    /// <summary>In how many passages each term occurs, in their text, their headings or the names of their subject.</summary>
    public TermCounts Counts()
    {
        var counts = new Dictionary<uint, int>();
        var names = new HashSet<uint>();
        var ofDocument = new HashSet<uint>();
        for (var at = 0; at < _passages.Count; at++)
        {
            var (passage, document) = _passages[at];
            if (at == 0 || !ReferenceEquals(document, _passages[at - 1].Document))
                ofDocument = Names(document).SelectMany(Read).ToHashSet();
            names.UnionWith(ofDocument);
            var all = new HashSet<uint>(ofDocument);
            all.UnionWith(_terms[at]);
            all.UnionWith(passage.HeadingPath.SelectMany(Read));
            foreach (var id in all)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _)++;
        }

        return new TermCounts(counts.Select(count => KeyValuePair.Create(_stems[count.Key], count.Value)), names.Select(id => _stems[id]), _passages.Count);
    }

    private static IEnumerable<string> Names(SourceDocument document) => document.Aliases.Append(document.Title);

    private IEnumerable<uint> Read(string text) => WordReader.Read(text).Select(word => _ids.GetOrAdd(word.Form, IdOf)).OfType<uint>();

    private uint? IdOf(string form)
    {
        if (TermReader.StemOf(form) is not { } stem)
            return null;
        var id = SparseEncoder.TermId(stem);
        // Of two stems that share an id, always the same is named.
        _stems.AddOrUpdate(id, stem, (_, other) => string.CompareOrdinal(stem, other) < 0 ? stem : other);
        return id;
    }
}
