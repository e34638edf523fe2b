using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>A candidate with what speaks for it.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Features">In the order of <see cref="Feature"/>.</param>
internal sealed record Candidate(Passage Passage, float[] Features);

/// <summary>Looks at the candidates of both halves more closely than an index can.</summary>
/// <param name="question">What is asked.</param>
/// <param name="readings">Of the generation's passages.</param>
internal sealed class Reranker(QuestionReading question, Readings readings)
{
    // Terms so many apart, stop words not counted, still belong to one phrase.
    private const int PhraseReach = 3;

    // A name with this much rarity counts half: "pain" is no name to go by, "Klippel-Trenaunay syndrome" is.
    private const float TellingName = 4;

    private static readonly int FeatureCount = Enum.GetValues<Feature>().Length;

    private readonly Dictionary<string, (float Name, float Title)> _documents = [];
    private readonly HashSet<(int, int)> _pairs = [];

    /// <summary>All candidates, each once, in no order.</summary>
    public IReadOnlyList<Candidate> Look(Candidates found)
    {
        var candidates = LookFirst(found);
        foreach (var candidate in candidates)
            LookAtUnits(candidate);
        return candidates;
    }

    /// <summary>The candidates as some weights rank them, best first, by their ids where they are as good. Those that nobody takes are not looked at in full.</summary>
    public IEnumerable<ScoredPassage> Rank(Candidates found, RerankWeights weights)
    {
        var candidates = LookFirst(found).ToArray();
        var most = Array.ConvertAll(candidates, candidate => -weights.Most(candidate.Features));
        Array.Sort(most, candidates);
        var looked = new PriorityQueue<ScoredPassage, ScoredPassage>(BestFirst.Order);
        for (var next = 0; next < candidates.Length || looked.Count > 0;)
        {
            // Whoever can still be as good has to be looked at before the best is known.
            if (next < candidates.Length && (looked.Count == 0 || -most[next] >= looked.Peek().Score))
            {
                LookAtUnits(candidates[next]);
                var scored = new ScoredPassage(candidates[next].Passage, weights.Score(candidates[next].Features));
                looked.Enqueue(scored, scored);
                next++;
            }
            else
            {
                yield return looked.Dequeue();
            }
        }
    }

    // Everything but the units, which take the most work.
    private List<Candidate> LookFirst(Candidates found)
    {
        // What the dense half did not find is at most as near as the last it did; what the sparse half did not find need not share a word.
        var leastDense = found.Dense.Count > 0 ? found.Dense[^1].Score : 0;
        var bestSparse = found.Sparse.Count > 0 ? found.Sparse[0].Score : 1;
        var scores = new Dictionary<string, (Passage Passage, float Dense, float Sparse)>(StringComparer.Ordinal);
        foreach (var (passage, score) in found.Dense)
            scores[passage.Id] = (passage, score, 0);
        foreach (var (passage, score) in found.Sparse)
            scores[passage.Id] = (passage, scores.TryGetValue(passage.Id, out var known) ? known.Dense : leastDense, score);
        return [.. scores.Values.Select(scored => Look(scored.Passage, scored.Dense, scored.Sparse / bestSparse))];
    }

    private Candidate Look(Passage passage, float dense, float sparse)
    {
        var reading = readings.Of(passage);
        var features = new float[FeatureCount];
        var (name, title) = Look(reading.Document);
        features[(int)Feature.Sparse] = sparse;
        features[(int)Feature.Dense] = dense;
        features[(int)Feature.Wording] = TensorPrimitives.Dot(question.WordingVector, reading.Vector);
        features[(int)Feature.HeadingCoverage] = question.Coverage(reading.Heading);
        features[(int)Feature.TitleCoverage] = title;
        features[(int)Feature.Name] = name;
        features[(int)Feature.Proximity] = Proximity(reading.Terms);
        features[(int)Feature.OtherAspect] = question.Aspect != Aspect.None && reading.Aspect != Aspect.None && (question.Aspect & reading.Aspect) == 0 ? 1 : 0;
        features[(int)Feature.Overview] = question.Aspect == Aspect.None && reading.Aspect == Aspect.None ? 1 : 0;
        return new Candidate(passage, features);
    }

    private void LookAtUnits(Candidate candidate)
    {
        ref var cosine = ref candidate.Features[(int)Feature.BestUnit];
        foreach (var unit in readings.Of(candidate.Passage).Units)
            cosine = MathF.Max(cosine, question.Terms.Product(unit.Pieces) / unit.Length);
    }

    private (float Name, float Title) Look(DocumentReading document)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_documents, document.Id, out var exists);
        if (!exists)
            known = (document.Names.Max(SaidShare), question.Coverage(document.Title));
        return known;
    }

    // Half a name is less than half the evidence: "Noonan syndrome" is not "Marfan syndrome". Hence the square.
    private float SaidShare(NameReading name)
    {
        var said = 0f;
        for (var at = 0; at < name.Stems.Length; at++)
        {
            var share = 0f;
            foreach (var match in question.MatchesOf(name.Stems[at]))
                share = MathF.Max(share, match.Share);
            said += share * name.Rarities[at];
        }

        var coverage = said / name.Mass;
        return coverage * coverage * name.Mass / (name.Mass + TellingName);
    }

    // Each pair of neighbouring terms of the question once, by the less telling of the two and how near they stand.
    private float Proximity(uint[] terms)
    {
        _pairs.Clear();
        var near = 0f;
        for (var first = 0; first < terms.Length; first++)
        {
            var left = question.MatchesOf(terms[first]);
            if (left.IsEmpty)
                continue;
            for (var second = first + 1; second < Math.Min(terms.Length, first + PhraseReach + 1); second++)
            {
                var right = question.MatchesOf(terms[second]);
                if (right.IsEmpty || left[0].Term == right[0].Term)
                    continue;
                var (a, b) = (Math.Min(left[0].Term, right[0].Term), Math.Max(left[0].Term, right[0].Term));
                if (_pairs.Add((a, b)))
                    near += MathF.Min(question.TermWeights[a], question.TermWeights[b]) / (second - first);
            }
        }

        return near / question.Mass;
    }

    private sealed class BestFirst : IComparer<ScoredPassage>
    {
        public static readonly BestFirst Order = new();

        public int Compare(ScoredPassage? x, ScoredPassage? y) =>
            x!.Score != y!.Score ? y.Score.CompareTo(x.Score) : string.CompareOrdinal(x.Passage.Id, y.Passage.Id);
    }
}
