using Chatbot.Knowledge.Index;

namespace Chatbot.Knowledge.Indexing;

/// <summary>What a run would change. Ids in ordinal order.</summary>
/// <param name="Added">Documents that the live generation does not have.</param>
/// <param name="Changed">Documents that say something else now.</param>
/// <param name="Moved">Documents that say the same and stand in another file now, or have another id.</param>
/// <param name="Removed">Documents that are gone.</param>
/// <param name="Unchanged">How many are the same.</param>
public sealed record IndexPlan(
    IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<MovedDocument> Moved, IReadOnlyList<string> Removed, int Unchanged)
{
    /// <summary>Compares what was read with what is live.</summary>
    internal static IndexPlan Of(IReadOnlyDictionary<string, DocumentStamp> now, IReadOnlyDictionary<string, DocumentStamp> live)
    {
        var gone = live.Values.Where(stamp => !now.ContainsKey(stamp.Id)).OrderBy(stamp => stamp.Id, StringComparer.Ordinal).ToList();
        var (added, changed, moved) = (new List<string>(), new List<string>(), new List<MovedDocument>());
        var different = now.Values.Where(stamp => !live.TryGetValue(stamp.Id, out var before) || !IsSame(stamp, before)).ToList();
        foreach (var stamp in different.OrderBy(stamp => stamp.Id, StringComparer.Ordinal))
        {
            if (live.TryGetValue(stamp.Id, out var before))
            {
                if (stamp.ContentHash != before.ContentHash)
                    changed.Add(stamp.Id);
                else
                    moved.Add(new MovedDocument(stamp.Id, stamp.Id));
            }
            else if (gone.FindIndex(other => other.ContentHash == stamp.ContentHash) is >= 0 and var at)
            {
                moved.Add(new MovedDocument(gone[at].Id, stamp.Id));
                gone.RemoveAt(at);
            }
            else
            {
                added.Add(stamp.Id);
            }
        }

        return new IndexPlan(added, changed, moved, [.. gone.Select(stamp => stamp.Id)], now.Count - different.Count);
    }

    private static bool IsSame(DocumentStamp now, DocumentStamp before) =>
        now.ContentHash == before.ContentHash && SourceFile.Of(now.Path) == SourceFile.Of(before.Path);
}

/// <summary>A document that was moved.</summary>
/// <param name="From">Its id before.</param>
/// <param name="To">Its id now.</param>
public sealed record MovedDocument(string From, string To);
