using System.Collections.Frozen;
using System.Globalization;

namespace Chatbot.Safety.Phrases;

/// <summary>Knows every word that the rules ask for, and says which of their word specifications a word satisfies.</summary>
internal sealed class Lexicon
{
    private static readonly string[] NumberWords =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    private static readonly string[] Tens = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

    private readonly FrozenDictionary<string, int[]> _byForm;
    private readonly FrozenDictionary<string, int> _byBeginning;
    private readonly (Piece.Number Range, int Id)[] _numbers;
    private readonly FrozenDictionary<string, string> _spellings;
    private readonly int _shortestBeginning;
    private readonly int _longestBeginning;
    private readonly Spelling _spelling;

    private Lexicon(Builder builder, IReadOnlyDictionary<string, string> spellings, IEnumerable<string> realWords)
    {
        _byForm = builder.Forms.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        _byBeginning = builder.Beginnings.ToFrozenDictionary(StringComparer.Ordinal);
        _numbers = [.. builder.Numbers.Select(pair => (pair.Key, pair.Value))];
        _spellings = spellings.ToFrozenDictionary(StringComparer.Ordinal);
        _shortestBeginning = _byBeginning.Keys.Select(beginning => beginning.Length).DefaultIfEmpty(1).Min();
        _longestBeginning = _byBeginning.Keys.Select(beginning => beginning.Length).DefaultIfEmpty(0).Max();
        _spelling = new Spelling(_byForm.Keys.Concat(_byBeginning.Keys), realWords);
    }

    /// <summary>The specifications that a word satisfies, lowest first; empty for a word no rule asks for.</summary>
    /// <param name="word">A word in small letters without apostrophes.</param>
    public int[] Resolve(string word)
    {
        var found = Known(word);
        if (_spellings.TryGetValue(word, out var usual))
            found.UnionWith(Known(usual));
        if (found.Count == 0)
        {
            foreach (var meant in _spelling.Correct(word))
                found.UnionWith(Known(meant));
        }

        return [.. found];
    }

    private SortedSet<int> Known(string word)
    {
        var found = new SortedSet<int>(_byForm.GetValueOrDefault(word, []));
        for (var length = _shortestBeginning; length <= Math.Min(word.Length, _longestBeginning); length++)
        {
            if (_byBeginning.TryGetValue(word[..length], out var id))
                found.Add(id);
        }

        if (NumberOf(word) is { } number)
            found.UnionWith(_numbers.Where(range => range.Range.Low <= number && number <= range.Range.High).Select(range => range.Id));
        return found;
    }

    private static double? NumberOf(string word)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            var plain = word.Replace(",", "", StringComparison.Ordinal);
            return double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var small = Array.IndexOf(NumberWords, word);
        if (small >= 0)
            return small;
        var tens = Array.IndexOf(Tens, word);
        return tens < 0 ? null : 30 + (10 * tens);
    }

    /// <summary>Collects the word specifications while phrases are compiled.</summary>
    internal sealed class Builder(WordForms forms)
    {
        private readonly Dictionary<string, int> _literals = new(StringComparer.Ordinal);
        private int _count;

        public Dictionary<string, List<int>> Forms { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Beginnings { get; } = new(StringComparer.Ordinal);

        public Dictionary<Piece.Number, int> Numbers { get; } = [];

        /// <summary>The specification's id, the same for the same specification.</summary>
        public int Add(Piece.Number range)
        {
            if (!Numbers.TryGetValue(range, out var id))
                Numbers.Add(range, id = _count++);
            return id;
        }

        /// <inheritdoc cref="Add(Piece.Number)"/>
        public int Add(Piece.Literal literal)
        {
            var written = literal.Written;
            if (_literals.TryGetValue(written, out var id))
                return id;

            _literals.Add(written, id = _count++);
            if (written.EndsWith('*'))
                Beginnings[written.TrimStart('=').TrimEnd('*')] = id;
            else if (written.StartsWith('='))
                AddForm(written[1..], id);
            else
                foreach (var form in forms.Of(written).Distinct())
                    AddForm(form, id);
            return id;
        }

        /// <summary>The finished lexicon.</summary>
        /// <param name="spellings">Short and dialect spellings with the word each stands for.</param>
        /// <param name="realWords">English words that are not misspellings of the rules' words.</param>
        public Lexicon Build(IReadOnlyDictionary<string, string> spellings, IEnumerable<string> realWords) => new(this, spellings, realWords);

        private void AddForm(string form, int id)
        {
            if (!Forms.TryGetValue(form, out var ids))
                Forms.Add(form, ids = []);
            ids.Add(id);
        }
    }
}
