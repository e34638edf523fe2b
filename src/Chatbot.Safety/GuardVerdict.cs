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

/// <summary>What the guard says of a message in its conversation. The same input always gives the same verdict.</summary>
/// <param name="Level">The highest level among <paramref name="Flags"/>.</param>
/// <param name="Flags">Every rule that fired, highest level first.</param>
/// <param name="Advice">What to show the person; null exactly when <paramref name="Level"/> is <see cref="TriageLevel.None"/>.</param>
public sealed record GuardVerdict(TriageLevel Level, IReadOnlyList<RedFlag> Flags, Advice? Advice)
{
    /// <summary>Nothing found.</summary>
    public static GuardVerdict Clear { get; } = new(TriageLevel.None, [], null);

    /// <summary>Whether the advice replaces the answer. <see cref="TriageLevel.Soon"/> does not: it only adds to it.</summary>
    public bool Escalates => Level >= TriageLevel.Urgent;
}
