namespace Chatbot.Cli.Evaluation;

/// <summary>One measure of an evaluation.</summary>
/// <param name="Key">Stable name in JSON.</param>
/// <param name="Label">What a person reads.</param>
/// <param name="Rate">How many of how many.</param>
/// <param name="LowerIsBetter">Whether a small share is the good one, as with false alarms.</param>
internal sealed record Figure(string Key, string Label, Rate Rate, bool LowerIsBetter = false);
