using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Escalating;

/// <summary>What a person who says that they are being helped or are safe has settled by it.</summary>
internal static class Relief
{
    private static readonly Dictionary<string, TriageLevel[]> Levels = new(StringComparer.Ordinal)
    {
        ["helped"] = [TriageLevel.Emergency, TriageLevel.Crisis, TriageLevel.Urgent],
        ["seen_today"] = [TriageLevel.Urgent],
        ["safe"] = [TriageLevel.Crisis],
    };

    /// <summary>The categories that a rule of the level none may have.</summary>
    public static IEnumerable<string> Categories => Levels.Keys;

    /// <summary>
    /// The relief to acknowledge when together they settle everything in force, the one for the most serious of it; otherwise null.
    /// A talk with a doctor does not settle an emergency, nor does feeling safe.
    /// </summary>
    public static Match? Settling(IReadOnlyList<Match> reliefs, IEnumerable<TriageLevel> inForce)
    {
        Match? acknowledged = null;
        foreach (var level in inForce.Distinct().OrderDescending())
        {
            var relief = reliefs.FirstOrDefault(relief => Levels[relief.Rule.Category].Contains(level));
            if (relief is null)
                return null;
            acknowledged ??= relief;
        }

        return acknowledged;
    }
}
