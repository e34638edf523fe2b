using Chatbot.Safety.Context;

namespace Chatbot.Safety.Rules;

/// <summary>How close together the concepts of a combination must stand.</summary>
internal enum Reach
{
    /// <summary>Each alone suffices.</summary>
    Any,

    /// <summary>In one sentence, few words apart.</summary>
    Near,

    /// <summary>In one sentence.</summary>
    Sentence,

    /// <summary>In one message.</summary>
    Message,

    /// <summary>In one message that says nothing else.</summary>
    Alone,

    /// <summary>Anywhere in the conversation, as far back as <see cref="RedFlagGuard.MostMessages"/> messages.</summary>
    Conversation,
}

/// <summary>One thing a combination asks for.</summary>
/// <param name="Concepts">Any of these concepts.</param>
/// <param name="Background">Written with "had": a fact about the person that counts also when it is past or named in a question, such as a cancer or an operation.</param>
internal sealed record Part(int[] Concepts, bool Background)
{
    /// <summary>Whether a finding counts although it carries marks.</summary>
    /// <param name="despite">Marks that the rule overlooks.</param>
    /// <param name="marks">The finding's marks.</param>
    public bool AcceptsDespite(Marks despite, Marks marks) =>
        (marks & ~Marks.Bearing & ~(Background ? despite | Marks.Past | Marks.Ended | Marks.Longstanding | Marks.Asked | Marks.General : despite)) == Marks.None;
}

/// <summary>A combination of concepts that makes a rule fire.</summary>
/// <param name="Reach">How close together they must stand.</param>
/// <param name="Parts">What must be there; with <see cref="Reach.Any"/> one of them, otherwise all.</param>
/// <param name="Within">With <see cref="Reach.Near"/>: how many words may lie between two parts.</param>
/// <param name="Aside">With <see cref="Reach.Alone"/>: concepts of which the rest of the message may consist, also those of grammar.</param>
/// <param name="Unless">Concepts that cancel a finding in whose sentence they stand.</param>
/// <param name="UnlessBeside">Concepts that cancel a finding beside which they stand: with no pause and no new subject between.</param>
/// <param name="Level">The level it fires at.</param>
/// <param name="Advice">Key of the advice shown.</param>
internal sealed record Combination(Reach Reach, Part[] Parts, int Within, int[] Aside, int[] Unless, int[] UnlessBeside, TriageLevel Level, string Advice)
{
    /// <summary>With <see cref="Reach.Alone"/>: everything that the message may consist of.</summary>
    public int[] Whole { get; } = [.. Parts.SelectMany(part => part.Concepts), .. Aside];
}

/// <summary>A red-flag rule.</summary>
/// <param name="Id">Stable id, such as RF-01.</param>
/// <param name="Category">Category in the evaluation sets, such as cauda_equina.</param>
/// <param name="Title">What it recognises, in a clinician's words.</param>
/// <param name="Level">Its usual level.</param>
/// <param name="Source">Clinical source with its year.</param>
/// <param name="Despite">Marks that do not cancel it: stroke signs escalate even when they have ended.</param>
/// <param name="Combinations">What makes it fire.</param>
/// <param name="Fires">Messages it must fire on.</param>
/// <param name="StaysQuiet">Messages it must not fire on.</param>
internal sealed record Rule(
    string Id,
    string Category,
    string Title,
    TriageLevel Level,
    string Source,
    Marks Despite,
    IReadOnlyList<Combination> Combinations,
    IReadOnlyList<string> Fires,
    IReadOnlyList<string> StaysQuiet);
