using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Which words one mark covers.</summary>
/// <remarks>For each first word only the furthest end is kept and all are laid on the words in one walk, so thousands of overlapping cues cost little.</remarks>
internal sealed class Coverage(Marks mark)
{
    private Lane<int> _ends;

    /// <summary>What the covered words are marked with.</summary>
    public Marks Mark { get; } = mark;

    /// <summary>Whether it covers any word.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Forgets what it covered.</summary>
    public void Clear() => IsUsed = false;

    /// <summary>Covers words from one up to, not including, another.</summary>
    /// <param name="start">The first word.</param>
    /// <param name="end">The word just past the last; nothing is covered where it does not lie behind the first.</param>
    /// <param name="words">How many words the message has.</param>
    public void Add(int start, int end, int words)
    {
        if (start >= end)
            return;
        if (!IsUsed)
            _ends.Clear(words);
        IsUsed = true;
        ref var known = ref _ends[start];
        known = Math.Max(known, end);
    }

    /// <summary>Adds the mark to the covered words.</summary>
    /// <param name="marks">For each word what it is marked with.</param>
    /// <param name="spared">Words that keep what they have; none are when it is empty.</param>
    public void LayOn(Span<Marks> marks, ReadOnlySpan<bool> spared)
    {
        var end = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            end = Math.Max(end, _ends[i]);
            if (i < end && (spared.IsEmpty || !spared[i]))
                marks[i] |= Mark;
        }
    }
}
