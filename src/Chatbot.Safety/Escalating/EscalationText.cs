using Chatbot.Safety.Advising;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Escalating;

/// <summary>Chooses what the person reads: a full text, a reminder, or an acknowledgement.</summary>
internal static class EscalationText
{
    /// <summary>The text for a picture with something in force.</summary>
    /// <param name="picture">What is in force.</param>
    /// <param name="advice">The texts of the person's country.</param>
    /// <param name="wordsOf">The person's words that made a rule fire.</param>
    public static Advice Of(Picture picture, CountryAdvice advice, Func<Match, string> wordsOf)
    {
        var worst = picture.InForce[0].Combination;
        var text = picture switch
        {
            { Relief.Combination.Advice: var key } => advice[key],
            { New: [] } => advice.Reminder(worst.Advice),
            { New: [var first, ..] } when first.Combination.Level == worst.Level => advice.Full(first.Combination.Advice, wordsOf(first)),
            { New: [var first, ..] } => Below(advice[worst.Advice], advice.Full(first.Combination.Advice, wordsOf(first))),
        };
        return picture.InCrisis ? advice.WithCrisisLines(text) : text;
    }

    /// <summary>A new text of a lower level, under the action that is already in force: what was said first is never weakened.</summary>
    private static Advice Below(Advice inForce, Advice added) => added with
    {
        Level = inForce.Level,
        Action = inForce.Action,
        DoNot = [added.Action, .. added.DoNot],
        Links = [.. inForce.Links.Union(added.Links)],
    };
}
