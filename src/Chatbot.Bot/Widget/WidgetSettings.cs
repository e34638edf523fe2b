using System.Text.Json;
using Chatbot.Bot.Feedback;
using Chatbot.Bot.Hosting;
using Chatbot.Safety;
using Chatbot.Safety.Advising;

namespace Chatbot.Bot.Widget;

/// <summary>What the widget is told by its server. It travels inside the script, so that telephone links need no network later.</summary>
/// <param name="Language">The language of the articles, and so of the answers.</param>
/// <param name="Country">Whose telephone lines are shown to people who have chosen no country; null for those of several.</param>
/// <param name="Countries">The lines of each country.</param>
/// <param name="Hosts">Hosts, besides the widget's own, that links may lead to.</param>
/// <param name="Clinic">How to reach the clinic.</param>
/// <param name="ForgetAfterMinutes">How long a conversation is kept after its last message.</param>
/// <param name="Feedback">Whether votes on answers are kept, and so asked for.</param>
internal sealed record WidgetSettings(
    string Language,
    string? Country,
    IReadOnlyList<HelpLines> Countries,
    IReadOnlyList<string> Hosts,
    ClinicOptions Clinic,
    double ForgetAfterMinutes,
    bool Feedback)
{
    /// <summary>Gathers what the parts of the server know.</summary>
    public static WidgetSettings From(RedFlagGuard guard, ClinicOptions clinic, BotOptions bot, FeedbackFile feedback)
    {
        var links = guard.HelpLines.SelectMany(country => country.Sets.Values).SelectMany(lines => lines).Select(line => line.Uri).Append(clinic.Form ?? "");
        return new WidgetSettings(
            Language: "en",
            guard.Country,
            guard.HelpLines,
            [.. links.Where(link => link.StartsWith("https:", StringComparison.Ordinal)).Select(link => new Uri(link).Host).Distinct().Order(StringComparer.Ordinal)],
            clinic,
            bot.ForgetAfter.TotalMinutes,
            feedback.IsKept);
    }

    /// <summary>The settings as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
