namespace Chatbot.Safety.Phrases;

/// <summary>Counts the slips of the pen that lie between two words: letters added, left out, changed or swapped with their neighbour.</summary>
/// <remarks>The optimal string alignment distance, reckoned in three rows.</remarks>
internal static class Slips
{
    /// <summary>How many slips make one word of the other. Both are short words.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var columns = other.Length + 1;
        Span<int> rows = stackalloc int[3 * columns];
        var before = rows[..columns];
        var last = rows.Slice(columns, columns);
        var row = rows[(2 * columns)..];
        for (var j = 0; j < columns; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j < columns; j++)
            {
                var changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[^1];
    }
}
