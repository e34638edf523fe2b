namespace Chatbot.Safety.Phrases;

/// <summary>Sets of word specifications, one behind the other in one piece of memory: its size, then its members.</summary>
internal sealed class WordSets
{
    private readonly int[] _sets;

    private WordSets(int[] sets) => _sets = sets;

    /// <summary>The members of a set, by the number that the builder gave it.</summary>
    public ReadOnlySpan<int> this[int set] => _sets.AsSpan(set + 1, _sets[set]);

    /// <summary>Collects the sets while phrases are compiled.</summary>
    internal sealed class Builder
    {
        private readonly List<int> _sets = [];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

        /// <summary>The set's number, the same for the same members.</summary>
        public int Add(IReadOnlyCollection<int> members)
        {
            var key = string.Join(' ', members.Order());
            if (_numbers.TryGetValue(key, out var number))
                return number;
            _numbers.Add(key, number = _sets.Count);
            _sets.Add(members.Count);
            _sets.AddRange(members);
            return number;
        }

        /// <summary>The sets.</summary>
        public WordSets Build() => new([.. _sets]);
    }
}
