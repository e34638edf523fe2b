using System.Collections.Concurrent;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Indexing;

/// <summary>Reads the terms of passages once, for their BM25 weights and for the counts that questions are read with.</summary>
internal sealed class TermCounter
{
    private readonly IReadOnlyList<(Passage Passage, SourceDocument Document)> _passages;
    private readonly int[][] _terms;

    // A corpus has millions of words but only some ten thousand different ones. Each stem gets a number of this counter's own.
    private readonly ConcurrentDictionary<string, int> _ofForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ofStem = new(StringComparer.Ordinal);
    private readonly List<string> _stems = [];
    private readonly List<uint> _ids = [];

    public TermCounter(IReadOnlyList<(Passage Passage, SourceDocument Document)> passages, CancellationToken cancellationToken)
    {
        _passages = passages;
        _terms = new int[passages.Count][];
        Parallel.For(0, passages.Count, new ParallelOptions { CancellationToken = cancellationToken }, at =>
            _terms[at] = [.. Read(PlainText.Of(passages[at].Passage.Text))]);
        Counts = Count();
    }

    /// <summary>In how many passages each term occurs, in their text, their headings or the names of their subject.</summary>
    public TermCounts Counts { get; }

    /// <summary>Gives passages their weights, by the average length of all passages that were counted.</summary>
    public static SparseEncoder EncoderFor(TermCounts counts) => new(AverageLength(counts));

    /// <summary>The average length of the passages that were counted, in terms; 1 or above.</summary>
    public static float AverageLength(TermCounts counts) => MathF.Max(1, counts.Passages == 0 ? 0 : (float)((double)counts.Words / counts.Passages));

    /// <summary>The BM25 weights of a passage.</summary>
    public SparseVector SparseOf(int passage, SparseEncoder encoder)
    {
        var (own, document) = _passages[passage];
        return encoder.Encode(Names(document).Select(Ids), own.HeadingPath.SelectMany(Ids), Array.ConvertAll(_terms[passage], IdOf));
    }

    private static IEnumerable<string> Names(SourceDocument document) => document.Aliases.Append(document.Title);

    private TermCounts Count()
    {
        var (counts, seen, words) = (new List<TermCount>(), new List<int>(), 0L);
        var names = new HashSet<int>();
        for (var at = 0; at < _passages.Count; at++)
        {
            var (passage, document) = _passages[at];
            if (at == 0 || !ReferenceEquals(document, _passages[at - 1].Document))
                names = Names(document).SelectMany(Read).ToHashSet();
            words += _terms[at].Length;
            var headings = passage.HeadingPath.SelectMany(Read).ToList();
            for (var known = counts.Count; known < _stems.Count; known++)
            {
                counts.Add(default);
                seen.Add(-1);
            }

            foreach (var term in names)
                CountOnce(term, at, name: true);
            foreach (var term in headings)
                CountOnce(term, at, name: false);
            foreach (var term in _terms[at])
                CountOnce(term, at, name: false);
        }

        return new TermCounts(
            counts.Select((count, term) => KeyValuePair.Create(_stems[term], count)).ToDictionary(StringComparer.Ordinal), _passages.Count, words);

        void CountOnce(int term, int passage, bool name)
        {
            if (seen[term] == passage)
                return;
            seen[term] = passage;
            counts[term] = new TermCount(counts[term].Passages + 1, counts[term].Names + (name ? 1 : 0));
        }
    }

    private IEnumerable<int> Read(string text) => WordReader.Read(text).Select(word => _ofForm.GetOrAdd(word.Form, NumberOf)).Where(number => number >= 0);

    private IEnumerable<uint> Ids(string text) => Read(text).Select(IdOf);

    private uint IdOf(int number) => _ids[number];

    // -1 for a stop word.
    private int NumberOf(string form)
    {
        if (TermReader.StemOf(form) is not { } stem)
            return -1;
        lock (_ofStem)
        {
            if (_ofStem.TryGetValue(stem, out var known))
                return known;
            _stems.Add(stem);
            _ids.Add(SparseEncoder.TermId(stem));
            _ofStem.Add(stem, _stems.Count - 1);
            return _stems.Count - 1;
        }
    }
}
