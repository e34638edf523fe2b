namespace Chatbot.Safety;

/// <summary>A telephone or text line, ready to be made a link.</summary>
/// <param name="Label">What the person reads, such as "Call 999 (UK)".</param>
/// <param name="Uri">What a tap does, such as <c>tel:999</c>, <c>sms:85258</c> or an https address.</param>
public sealed record AdviceLink(string Label, string Uri);

/// <summary>What the person is told when a red flag fires. The same text every time for the same rule.</summary>
/// <param name="Key">Which advice text this is, such as <c>cauda-equina</c>.</param>
/// <param name="Level">How soon the person must be seen.</param>
/// <param name="Action">What to do now: one short sentence, always shown first.</param>
/// <param name="Reason">Why, in one sentence that names what the person said; states no diagnosis as certain.</param>
/// <param name="DoNot">What not to do while waiting, one short sentence each.</param>
/// <param name="ForSomeoneElse">One line for a reader who is not the patient.</param>
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
    public string ToPlainText() =>
        string.Join('\n', [Action, Reason, .. DoNot, ForSomeoneElse, .. Links.Select(link => link.Label)]);
}
