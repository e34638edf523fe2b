namespace Chatbot.Safety.Advising;

/// <summary>An advice as its file has it, for every country.</summary>
/// <param name="Key">Which text this is, such as <c>cauda-equina</c>.</param>
/// <param name="Level">The level it is written for.</param>
/// <param name="Quotes">Whether it repeats the person's own words; not where somebody else might read them, or where they would hurt.</param>
/// <param name="Action">What to do now.</param>
/// <param name="Reason">Why.</param>
/// <param name="DoNot">What not to do while waiting.</param>
/// <param name="ForSomeoneElse">A line for a reader who is not the patient.</param>
/// <param name="LineSets">The sets of lines it offers, most important first.</param>
internal sealed record AdviceText(
    string Key,
    TriageLevel Level,
    bool Quotes,
    string Action,
    string Reason,
    IReadOnlyList<string> DoNot,
    string ForSomeoneElse,
    IReadOnlyList<string> LineSets)
{
    /// <summary>The advice as people in a country read it.</summary>
    public Advice In(Country country) => new(
        Key,
        Level,
        country.Fill(Action),
        country.Fill(Reason),
        [.. DoNot.Select(country.Fill)],
        country.Fill(ForSomeoneElse),
        [.. LineSets.SelectMany(set => country.Lines.GetValueOrDefault(set, [])).Distinct()]);
}
