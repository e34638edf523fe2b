namespace Chatbot.Safety.Advising;

/// <summary>The telephone, text and web lines of a country, as the advice texts link to them.</summary>
/// <param name="Country">The country's code: ISO 3166 or <c>EU</c>; null for people of whom no country is known.</param>
/// <param name="Names">Every name that the country goes by, its code included; empty where no country is known.</param>
/// <param name="Sets">Lines by their use, such as <c>emergency</c> or <c>crisis</c>; most important first.</param>
public sealed record HelpLines(string? Country, IReadOnlyList<string> Names, IReadOnlyDictionary<string, IReadOnlyList<AdviceLink>> Sets);
