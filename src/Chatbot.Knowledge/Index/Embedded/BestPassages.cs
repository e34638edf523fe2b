namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>Keeps the best of many passages. Ties go to the passage that comes first, so that the same question always gets the same answer.</summary>
/// <param name="limit">How many are kept.</param>
/// <param name="order">Which of two passages comes first.</param>
internal sealed class BestPassages(int limit, IComparer<int> order)
{
    private readonly PriorityQueue<int, (float Score, int Passage)> _kept = new(limit + 1, new Worst(order));
    private float _least = float.NegativeInfinity;

    /// <summary>Offers a passage.</summary>
    public void Offer(int passage, float score)
    {
        if (_kept.Count < limit)
            _kept.Enqueue(passage, (score, passage));
        else if (score >= _least)
            _kept.EnqueueDequeue(passage, (score, passage));
        else
            return;
        if (_kept.Count == limit && _kept.TryPeek(out _, out var worst))
            _least = worst.Score;
    }

    /// <summary>Takes them out, best first.</summary>
    public List<(int Passage, float Score)> Take()
    {
        var best = new List<(int, float)>(_kept.Count);
        while (_kept.TryDequeue(out var passage, out var priority))
            best.Add((passage, priority.Score));
        best.Reverse();
        return best;
    }

    private sealed class Worst(IComparer<int> order) : IComparer<(float Score, int Passage)>
    {
        public int Compare((float Score, int Passage) x, (float Score, int Passage) y) =>
            x.Score != y.Score ? x.Score.CompareTo(y.Score) : order.Compare(y.Passage, x.Passage);
    }
}
