namespace Chatbot.Safety;

/// <summary>Settings of the guard, under <c>Guard</c> in a host's configuration.</summary>
public sealed class GuardOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Guard";

    /// <summary>
    /// A folder of <c>.yaml</c> rule files. A file of the same name as one of the program's replaces that; any other is added.
    /// None unless set.
    /// </summary>
    public string? Rules { get; set; }

    /// <summary>A file of advice texts, instead of the program's <c>prompts/advice.yaml</c>. None unless set.</summary>
    public string? Advice { get; set; }

    /// <summary>A file of countries and their telephone lines, instead of the program's <c>prompts/helplines.yaml</c>. None unless set.</summary>
    public string? Helplines { get; set; }

    /// <summary>
    /// The country whose telephone lines people are shown who have not chosen another: an ISO 3166 code, or <c>EU</c>. Unless set, those
    /// of the United Kingdom and the United States.
    /// </summary>
    public string? Country { get; set; }
}
