namespace Chatbot.Safety;

/// <summary>A telephone or text line, ready to be made a link.</summary>
/// <param name="Label">What the person reads, such as "Call 999 (UK)".</param>
/// <param name="Uri">What a tap does, such as <c>tel:999</c>, <c>sms:85258</c> or an https address.</param>
public sealed record AdviceLink(string Label, string Uri);

/// <summary>What the person is told when a red flag fires. The same text every time for the same words.</summary>
/// <param name="Key">Which advice text this is, such as <c>cauda-equina</c>.</param>
/// <param name="Level">How soon the person must be seen.</param>
/// <param name="Action">What to do now: one short sentence, always shown first.</param>
/// <param name="Reason">
/// Why, naming what the person said; states no diagnosis as certain. May hold the person's own words, so it is shown as plain
/// text and never logged.
/// </param>
/// <param name="DoNot">What not to do while waiting, one short sentence each; empty in a reminder.</param>
/// <param name="ForSomeoneElse">One line for a reader who is not the patient; empty in a reminder.</param>
/// <param name="Links">Telephone links, most important first.</param>
public sealed record Advice(
    string Key,
    TriageLevel Level,
    string Action,
    string Reason,
    IReadOnlyList<string> DoNot,
    string ForSomeoneElse,
    IReadOnlyList<AdviceLink> Links)
{
    /// <summary>The whole advice as plain text, the action first, one thought a line.</summary>
    public string ToPlainText()
    {
        string[] lines = [Action, Reason, .. DoNot, ForSomeoneElse, .. Links.Select(link => link.Label)];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}
