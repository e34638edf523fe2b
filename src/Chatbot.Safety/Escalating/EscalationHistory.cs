using Chatbot.Safety.Reading;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety.Escalating;

/// <summary>What is in force in a conversation after its last message.</summary>
/// <param name="InForce">The rules in force, highest level first.</param>
/// <param name="New">Those of them that the last message brought, or raised to another text or a higher level; highest level first.</param>
/// <param name="Relief">What the person said to settle it, when the last message settled it.</param>
internal sealed record Picture(IReadOnlyList<Match> InForce, IReadOnlyList<Match> New, Match? Relief)
{
    /// <summary>The highest level in force.</summary>
    public TriageLevel Level => InForce.Count == 0 ? TriageLevel.None : InForce[0].Combination.Level;

    /// <summary>Where the conversation stands.</summary>
    public Standing Standing => this switch
    {
        { InForce.Count: 0 } => Standing.Clear,
        { Relief: not null } => Standing.Settled,
        { New.Count: > 0 } => Standing.First,
        _ => Standing.Continued,
    };

    /// <summary>Whether crisis lines are shown, whatever else is: a rule of that level fired, such as an attempt under way.</summary>
    public bool InCrisis => InForce.Any(match => match.Combination.Level == TriageLevel.Crisis || match.Rule.Level == TriageLevel.Crisis);
}

/// <summary>
/// Follows escalations through a conversation: what stays in force, what a message brought, and what the person has settled.
/// Everything is derived from the person's own messages, so that any replica sees the same.
/// </summary>
internal sealed class EscalationHistory
{
    private readonly ConversationReading _conversation;

    /// <summary>Messages that were settled, and so raise nothing any more; what else was said up to then still counts.</summary>
    private TurnSet _raised;

    /// <summary>How many messages had been written when the person last said that they were helped or safe.</summary>
    private int _settled;

    private EscalationHistory(ConversationReading conversation) => _conversation = conversation;

    /// <summary>What is in force after the last message of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="found">What all its messages together fulfil.</param>
    public static Picture Read(ConversationReading conversation, IReadOnlyList<Match> found)
    {
        var flags = Raised(found);
        return flags.Count == 0 || conversation.Count == 1 ? new Picture(flags, flags, null) : new EscalationHistory(conversation).Read();
    }

    private Picture Read()
    {
        for (var turn = 1; turn < _conversation.Count; turn++)
        {
            if (SettledBy(turn) is not { } settled)
                continue;
            if (turn == _conversation.Count - 1)
                return settled;
            Settle(turn);
        }

        // What can wait some days is added to every answer, so it is never a reminder.
        var inForce = InForce(_conversation.Count);
        return new Picture(inForce, inForce.Exists(Escalates) ? NewAfter(inForce, _conversation.Count - 1).FindAll(Escalates) : inForce, null);
    }

    /// <summary>The picture after a message that settles everything in force; null when it does not, or brings something new itself.</summary>
    private Picture? SettledBy(int turn)
    {
        var reliefs = _conversation.Judge(TurnSet.Only(turn)).Where(match => !Raises(match)).ToList();
        if (reliefs.Count == 0)
            return null;

        // "I've called 999" is a red flag by itself; here it is the good news.
        var inForce = InForce(turn + 1).FindAll(match => !reliefs.Exists(relief => Covers(relief, match)));
        if (NewAfter(inForce, turn).Exists(Escalates))
            return null;
        return Relief.Settling(reliefs, inForce.Where(Escalates).Select(match => match.Combination.Level)) is { } relief
            ? new Picture(inForce, [], relief)
            : null;
    }

    /// <summary>What of it the message after so many others brought: a text not shown before, or a higher level.</summary>
    private List<Match> NewAfter(List<Match> inForce, int messages)
    {
        var before = messages <= _settled ? [] : InForce(messages);
        return inForce.FindAll(match => !before.Exists(old => old.Combination.Advice == match.Combination.Advice && old.Combination.Level >= match.Combination.Level));
    }

    /// <summary>What is in force after so many messages.</summary>
    private List<Match> InForce(int messages)
    {
        var all = Judge(TurnSet.First(messages));
        if (_settled == 0)
            return all;

        // What only the settled and the later messages together make is new, too.
        var settled = Judge(TurnSet.First(_settled));
        var rest = Judge(TurnSet.First(messages).Except(_raised));
        var joined = all.Where(match => !settled.Exists(old => old.Rule == match.Rule && old.Combination.Level >= match.Combination.Level));
        return [.. rest.Concat(joined).DistinctBy(match => match.Rule).OrderByDescending(match => match.Combination.Level)];
    }

    /// <summary>Sets aside the message that settled, and those without which nothing is raised up to it: an operation or a cancer still counts.</summary>
    private void Settle(int turn)
    {
        _settled = turn + 1;
        _raised = _raised.With(turn);
        while (Judge(TurnSet.First(_settled).Except(_raised)).FindAll(Escalates) is { Count: > 0 } left)
        {
            foreach (var match in left)
                _raised = _raised.With(match.Turn);
        }
    }

    private List<Match> Judge(TurnSet turns) => Raised(_conversation.Judge(turns));

    private static List<Match> Raised(IReadOnlyList<Match> found) => [.. found.Where(Raises).OrderByDescending(match => match.Combination.Level)];

    private static bool Raises(Match match) => match.Rule.Level != TriageLevel.None;

    private static bool Escalates(Match match) => match.Combination.Level >= TriageLevel.Urgent;

    private static bool Covers(Match relief, Match match) => match.Turn == relief.Turn && relief.Start <= match.Start && match.End <= relief.End;
}
