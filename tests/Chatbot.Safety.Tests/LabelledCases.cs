using System.Text.Json;
using Chatbot.Safety;

namespace Chatbot.Tests.Safety;

/// <summary>A labelled conversation.</summary>
internal sealed record LabelledCase(string Id, IReadOnlyList<string> Turns, string? Label, string? Category)
{
    /// <summary>Whether the guard must escalate it.</summary>
    public bool MustEscalate => Label is "emergency" or "urgent" or "crisis";
}

/// <summary>How the guard does on labelled conversations.</summary>
internal sealed record Score(IReadOnlyList<LabelledCase> Missed, int Positives, IReadOnlyList<LabelledCase> Alarms, int Negatives)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Share of red flags met with advice, 0 to 1.</summary>
    public double Recall => 1 - ((double)Missed.Count / Positives);

    /// <summary>Share of harmless conversations met with urgent advice, 0 to 1.</summary>
    public double AlarmRate => Negatives == 0 ? 0 : (double)Alarms.Count / Negatives;

    /// <summary>Screens every conversation of a JSON Lines file.</summary>
    public static Score Of(string file)
    {
        var cases = File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<LabelledCase>(line, Web)!).ToList();
        Assert.True(cases.Count > 0, $"{Path.GetFileName(file)} holds no cases.");
        var escalated = cases.Where(each => Guards.Screen([.. each.Turns]).Level >= TriageLevel.Urgent).ToHashSet();
        var positives = cases.Where(each => each.MustEscalate).ToList();
        var negatives = cases.Where(each => !each.MustEscalate).ToList();
        return new Score(
            [.. positives.Where(each => !escalated.Contains(each))], positives.Count,
            [.. negatives.Where(escalated.Contains)], negatives.Count);
    }

    /// <summary>The ids that went wrong, for a failing test's message.</summary>
    public override string ToString() =>
        $"missed: {string.Join(' ', Missed.Select(each => each.Id))}; false alarms: {string.Join(' ', Alarms.Select(each => each.Id))}";
}
