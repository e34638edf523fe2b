using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Retrieval;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>A word that speaks of a term of the question.</summary>
/// <param name="Word">Index of the word in its text.</param>
/// <param name="Term">Index of the term in the question.</param>
internal readonly record struct Hit(int Word, int Term);

/// <summary>What some words say of a question.</summary>
/// <param name="Matches">How well they speak of each of its terms, in its order: 1 with the term's stem, 0.7 with an alternative only, 0 not at all.</param>
/// <param name="Hits">Where, in reading order.</param>
internal sealed record Spoken(float[] Matches, IReadOnlyList<Hit> Hits);

/// <summary>
/// Tells how well words speak of one question's terms. The words of a piece are looked up once: what it says together with its neighbours
/// and headings follows from what each of them says, see <see cref="Best"/>.
/// </summary>
internal sealed class TermMatches
{
    private readonly Dictionary<uint, List<(int Term, float Match)>> _byId = [];
    private readonly TermFilter _ids = new();
    private readonly Spoken _nothing;

    public TermMatches(RetrievedQuestion question)
    {
        _nothing = new Spoken(new float[question.Terms.Count], []);
        for (var at = 0; at < question.Terms.Count; at++)
        {
            var term = question.Terms[at];
            Add(term.Stem, at, 1);
            foreach (var alternative in term.Alternatives.Where(stem => stem != term.Stem))
                Add(alternative, at, QuestionTerm.AlternativeMatch);
        }
    }

    /// <summary>Whether the term with an id speaks of some term of the question.</summary>
    public bool Speaks(uint id) => _ids.MayHold(id) && _byId.ContainsKey(id);

    /// <summary>What some words say. Not to be written to.</summary>
    /// <param name="ids">The term id of each; 0 for words that carry no subject.</param>
    public Spoken In(ReadOnlySpan<uint> ids)
    {
        var (matches, hits) = (_nothing.Matches, (List<Hit>?)null);
        for (var word = 0; word < ids.Length; word++)
        {
            if (!_ids.MayHold(ids[word]) || !_byId.TryGetValue(ids[word], out var spoken))
                continue;
            if (hits is null)
                (matches, hits) = (new float[matches.Length], []);
            foreach (var (term, match) in spoken)
            {
                matches[term] = MathF.Max(matches[term], match);
                hits.Add(new Hit(word, term));
            }
        }

        return hits is null ? _nothing : new Spoken(matches, hits);
    }

    /// <summary>How well two stretches of words speak of each term together: as well as the better of them.</summary>
    public static float[] Best(float[] one, float[] other)
    {
        var best = new float[one.Length];
        TensorPrimitives.Max(one, other, best);
        return best;
    }

    private void Add(string stem, int term, float match)
    {
        var id = SparseEncoder.TermId(stem);
        ref var spoken = ref CollectionsMarshal.GetValueRefOrAddDefault(_byId, id, out _);
        (spoken ??= []).Add((term, match));
        _ids.Add(id);
    }
}
