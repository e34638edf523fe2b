using Chatbot.Text;

namespace Chatbot.Safety;

/// <summary>One rule that fired, with the words that made it fire.</summary>
/// <param name="Rule">Stable rule id, such as <c>RF-02</c>.</param>
/// <param name="Category">The rule's category, such as <c>cauda_equina</c>.</param>
/// <param name="Level">How soon the person must be seen.</param>
/// <param name="Turn">Index of the message the words stand in: 0 is the oldest earlier message, the last is the current one.</param>
/// <param name="Span">The words' place in that message, in UTF-16 code units.</param>
/// <param name="Quote">The words as the person wrote them. Never logged.</param>
public sealed record RedFlag(string Rule, string Category, TriageLevel Level, int Turn, TextSpan Span, string Quote);

/// <summary>Where a conversation stands with the guard after a message.</summary>
public enum Standing
{
    /// <summary>Nothing calls for help.</summary>
    Clear,

    /// <summary>The message brought something new: its full text is shown.</summary>
    First,

    /// <summary>An earlier message called for help and the person has not said that help is there: a reminder is shown instead of an answer.</summary>
    Continued,

    /// <summary>The person has just said that they are being helped or are safe: that is acknowledged, and later messages are answered again.</summary>
    Settled,
}

/// <summary>What the guard says of a message in its conversation. The same input always gives the same verdict.</summary>
/// <param name="Level">The highest level in force; what a message that settles it has just settled still counts.</param>
/// <param name="Flags">Every rule in force, highest level first.</param>
/// <param name="Advice">What to show the person; null exactly when <paramref name="Level"/> is <see cref="TriageLevel.None"/>.</param>
/// <param name="Standing">Whether that is new, a reminder or an acknowledgement.</param>
public sealed record GuardVerdict(TriageLevel Level, IReadOnlyList<RedFlag> Flags, Advice? Advice, Standing Standing)
{
    /// <summary>Nothing found.</summary>
    public static GuardVerdict Clear { get; } = new(TriageLevel.None, [], null, Standing.Clear);

    /// <summary>Whether the advice replaces the answer. <see cref="TriageLevel.Soon"/> does not: it only adds to it.</summary>
    public bool Escalates => Level >= TriageLevel.Urgent;
}
