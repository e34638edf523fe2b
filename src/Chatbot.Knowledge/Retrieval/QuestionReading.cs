using System.Runtime.InteropServices;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>A question prepared for searching and reranking. For one search; not safe from several threads.</summary>
internal sealed class QuestionReading : IDisposable
{
    // Of the story around a question, in what is searched for; its terms' rarity has its own share.
    private const float StoryShare = 0.5f;

    private const float ConversationShare = 0.5f;

    // Framing words ("recommended", "mostly") are noise among the others.
    private const float FramingShareOfMeaning = 0.3f;
    private const float FramingShareOfTerms = 0.5f;

    private readonly Dictionary<uint, List<TermMatch>> _matches = [];
    private readonly float[] _best;
    private readonly TermFilter _matched = new();

    public QuestionReading(Question question, TokenEmbedder embedder)
    {
        var asking = AskingSentence.In(question.Text);
        var emphasis = question.Terms.Select(term => term.FromConversation || asking.Any(term.Span.Overlaps) ? 1 : StoryShare).ToArray();
        TermWeights = [.. question.Terms.Select(term => term.Rarity)];
        Mass = TermWeights.Sum();
        _best = new float[TermWeights.Length];
        for (var at = 0; at < TermWeights.Length; at++)
        {
            AddMatch(question.Terms[at].Stem, new TermMatch(at, 1));
            foreach (var alternative in question.Terms[at].Alternatives)
                AddMatch(alternative, new TermMatch(at, QuestionTerm.AlternativeMatch));
        }

        var words = WordReader.Read(question.Text);
        Aspect = Aspects.Of(words.Where(word => asking.Any(word.Span.Overlaps)));
        Meaning = string.Join(' ', question.Terms.Select(term => term.Form));
        var meaning = embedder.Embed(question.Terms.Select((term, at) =>
            (term.Form, emphasis[at] * (term.FromConversation ? ConversationShare : 1) * (FramingWords.Contains(term.Stem) ? FramingShareOfMeaning : 1))));
        MeaningVector = meaning;
        Terms = new PieceCosines(embedder, meaning);
        WordingVector = embedder.Embed(words.Select(word => (word.Form, 1f)));
        Sparse = SparseOf(question, emphasis);
    }

    /// <summary>How well a stem speaks of a term of the question.</summary>
    /// <param name="Term">Which term.</param>
    /// <param name="Share">1 for its own stem, less for an alternative.</param>
    internal readonly record struct TermMatch(int Term, float Share);

    /// <summary>How much each term counts.</summary>
    public float[] TermWeights { get; }

    /// <summary>The sum of <see cref="TermWeights"/>, above 0.</summary>
    public float Mass { get; }

    /// <summary>What about its subject is asked.</summary>
    public Aspect Aspect { get; }

    /// <summary>The terms as a text, for embedding by another model.</summary>
    public string Meaning { get; }

    /// <summary>The vector of the terms.</summary>
    public float[] MeaningVector { get; }

    /// <summary>Products with <see cref="MeaningVector"/>.</summary>
    public PieceCosines Terms { get; }

    /// <summary>The vector of all words.</summary>
    public float[] WordingVector { get; }

    /// <summary>The terms for BM25.</summary>
    public SparseVector Sparse { get; }

    /// <summary>The terms of the question that a stem speaks of.</summary>
    public ReadOnlySpan<TermMatch> MatchesOf(uint stem) =>
        _matched.MayHold(stem) && _matches.TryGetValue(stem, out var matches) ? CollectionsMarshal.AsSpan(matches) : [];

    /// <summary>How much of the question some stems cover: 0 to 1.</summary>
    public float Coverage(ReadOnlySpan<uint> stems)
    {
        Array.Clear(_best);
        foreach (var stem in stems)
        {
            foreach (var match in MatchesOf(stem))
                _best[match.Term] = MathF.Max(_best[match.Term], match.Share);
        }

        var covered = 0f;
        for (var term = 0; term < _best.Length; term++)
            covered += _best[term] * TermWeights[term];
        return covered / Mass;
    }

    /// <inheritdoc/>
    public void Dispose() => Terms.Dispose();

    private void AddMatch(string stem, TermMatch match)
    {
        var id = TermHash.Of32(stem);
        ref var matches = ref CollectionsMarshal.GetValueRefOrAddDefault(_matches, id, out _);
        (matches ??= []).Add(match);
        _matched.Add(id);
    }

    private static SparseVector SparseOf(Question question, float[] emphasis)
    {
        var weights = new SortedDictionary<uint, float>();
        for (var at = 0; at < emphasis.Length; at++)
        {
            var term = question.Terms[at];
            var weight = emphasis[at] * (term.FromConversation ? ConversationShare : 1) * (FramingWords.Contains(term.Stem) ? FramingShareOfTerms : 1);
            weights[SparseEncoder.TermId(term.Stem)] = weight;
            foreach (var alternative in term.Alternatives)
                weights.TryAdd(SparseEncoder.TermId(alternative), weight * AlternativeShare(term));
        }

        return new SparseVector([.. weights.Keys], [.. weights.Values]);
    }

    // An alternative ("compression" for "squashed") counts for less than the person's own word, and each for less the more there are: a passage
    // that uses six of twenty says no more of the question than one that uses the word itself. The root is the one that finds most evidence.
    private static float AlternativeShare(QuestionTerm term) => 1 / MathF.Cbrt(1 + term.Alternatives.Count);
}
