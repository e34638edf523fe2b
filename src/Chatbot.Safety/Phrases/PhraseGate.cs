namespace Chatbot.Safety.Phrases;

/// <summary>Turns away the phrases of which something is missing altogether, before they are walked: two of three that were awake.</summary>
/// <remarks>What all phrases need lies side by side in one piece of memory: looking at it costs less than following a phrase's own steps.</remarks>
internal sealed class PhraseGate
{
    private readonly int[] _needed;
    private readonly int[] _starts;

    private PhraseGate(int[] needed, int[] starts)
    {
        _needed = needed;
        _starts = starts;
    }

    /// <summary>Whether all that a phrase needs is there somewhere.</summary>
    /// <param name="phrase">The phrase's number.</param>
    /// <param name="symbols">A bit for each word and concept (<see cref="PhraseProgram.SymbolOf"/>), set where it is there.</param>
    public bool Admits(int phrase, ReadOnlySpan<ulong> symbols)
    {
        // Each group is its size, then its words and concepts. All of a group are looked at: leaving at the first found would cost more.
        var needed = _needed.AsSpan(_starts[phrase].._starts[phrase + 1]);
        while (!needed.IsEmpty)
        {
            var found = 0UL;
            var past = needed[0] + 1;
            foreach (var symbol in needed[1..past])
                found |= symbols[symbol / 64] >> symbol;
            if ((found & 1) == 0)
                return false;
            needed = needed[past..];
        }

        return true;
    }

    /// <summary>Gathers what phrases need, one after another.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _needed = [];
        private readonly List<int> _starts = [0];

        /// <summary>Adds the next phrase.</summary>
        /// <param name="needed">Groups of words and concepts: one of each group must be there.</param>
        public void Add(IEnumerable<IEnumerable<int>> needed)
        {
            foreach (var group in needed.Select(group => group.ToArray()))
                _needed.AddRange([group.Length, .. group]);
            _starts.Add(_needed.Count);
        }

        /// <summary>The gate.</summary>
        public PhraseGate Build() => new([.. _needed], [.. _starts]);
    }
}
