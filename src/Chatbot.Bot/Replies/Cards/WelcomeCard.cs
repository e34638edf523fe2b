using Chatbot.Bot.Wording;
using Microsoft.Bot.Schema;

namespace Chatbot.Bot.Replies.Cards;

/// <summary>The greeting: what the bot does, what it does not, whom to call in an emergency, what to leave out, and questions to begin with.</summary>
internal static class WelcomeCard
{
    /// <param name="phrases">The fixed texts.</param>
    /// <param name="emergency">Whom to call in an emergency.</param>
    /// <param name="fallbackText">The greeting as plain text.</param>
    public static Attachment From(Phrases phrases, string emergency, string fallbackText) => AdaptiveCard.Attach(
        fallbackText,
        [
            AdaptiveCard.Heading(phrases.Name, "large"),
            AdaptiveCard.Line(phrases.Notice.Is),
            AdaptiveCard.Line(phrases.Notice.IsNot),
            AdaptiveCard.Line(emergency),
            AdaptiveCard.Line(phrases.Notice.Review),
            AdaptiveCard.Line($"{phrases.Notice.Privacy} {phrases.Notice.Forgotten}"),
        ],
        phrases.Starters.Select(AskButton.For));
}
