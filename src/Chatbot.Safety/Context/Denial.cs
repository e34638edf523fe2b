using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>How far denials reach over the commas of their clauses.</summary>
/// <remarks>
/// All of "no numbness, weakness or bladder problems" is denied and all of "no fever, chills, weight loss", but only the first item of
/// "no pain, wet myself twice since lunch". Before "are fine" likewise: all of "bladder, bowels and legs", but only the last item of
/// "my temple is tender and my jaw aches, sight is fine".
/// </remarks>
internal sealed class Denial
{
    /// <summary>So many words at most has an item of a list that "or" does not introduce.</summary>
    private const int LongestItem = 4;

    private Lane<Role> _roles;
    private Lane<int> _ends;
    private Lane<int> _starts;
    private Clauses? _clauses;

    [Flags]
    private enum Role : byte
    {
        None = 0,
        Choice = 1,
        Statement = 2,
        Function = 4,
    }

    /// <summary>Looks at the lists of a message.</summary>
    public void Read(ReadOnlySpan<Finding> findings, Grammar grammar, Clauses clauses, int words)
    {
        _clauses = clauses;
        var roles = _roles.Clear(words);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Choice)
                roles[finding.Start] |= Role.Choice;
            else if (finding.Concept == grammar.Statement || finding.Concept == grammar.Present)
                roles[finding.Start] |= Role.Statement;
            else if (finding.Concept == grammar.Function)
                roles[finding.Start] |= Role.Function;
        }

        ReadEnds(clauses, roles);
        ReadStarts(clauses, roles);
    }

    /// <summary>Whether "or" stands among some words.</summary>
    public bool HasChoice(int start, int end)
    {
        foreach (var role in _roles.First(end)[start..])
        {
            if ((role & Role.Choice) != 0)
                return true;
        }

        return false;
    }

    /// <summary>The word just past what a denial denies. "Not shifting with antibiotics, shivering" says what is so, and begins no list.</summary>
    /// <param name="cue">Its first word.</param>
    /// <param name="word">The word that follows it in its clause.</param>
    public int EndFrom(int cue, int word)
    {
        var clauses = _clauses!;
        var end = clauses.EndOfPart(word);
        var begins = (_roles[cue] & Role.Statement) == 0;
        return begins && end < clauses.End(clauses.ClauseOf(word)) ? _ends[end] : end;
    }

    /// <summary>The first word of what "are fine" denies, for its own first word; that word itself where it opens its part of the clause.</summary>
    public int StartFrom(int word)
    {
        var start = _clauses!.StartOfPart(word);
        return start < word ? _starts[start] : word;
    }

    /// <summary>For the first word of each part of a clause: where a list ends that has come so far.</summary>
    private void ReadEnds(Clauses clauses, ReadOnlySpan<Role> roles)
    {
        var ends = _ends.Clear(roles.Length);
        var clauseEnd = roles.Length;
        var choiceAhead = false;
        for (var i = roles.Length - 1; i >= 0; i--)
        {
            choiceAhead |= (roles[i] & Role.Choice) != 0;
            if (clauses.StartOfPart(i) == i)
            {
                var end = clauses.EndOfPart(i);
                ends[i] = !choiceAhead && !IsItem(roles[i..end]) ? i : end < clauseEnd ? ends[end] : end;
            }

            if (clauses.Start(clauses.ClauseOf(i)) == i)
            {
                clauseEnd = i;
                choiceAhead = false;
            }
        }
    }

    /// <summary>For the first word of each part of a clause: where a list begins that goes on with it.</summary>
    private void ReadStarts(Clauses clauses, ReadOnlySpan<Role> roles)
    {
        var starts = _starts.Clear(roles.Length);
        for (var i = 0; i < roles.Length; i = clauses.EndOfPart(i))
        {
            var before = i > clauses.Start(clauses.ClauseOf(i)) ? clauses.StartOfPart(i - 1) : i;
            starts[i] = before < i && IsItem(roles[before..i]) && NamesFunction(roles[before..i]) ? starts[before] : i;
        }
    }

    /// <summary>What is fine is what the body does: of "goosebumps, sweating, bowels are fine" only the bowels.</summary>
    private static bool NamesFunction(ReadOnlySpan<Role> part)
    {
        foreach (var role in part)
        {
            if ((role & Role.Function) != 0)
                return true;
        }

        return false;
    }

    private static bool IsItem(ReadOnlySpan<Role> part)
    {
        if (part.Length > LongestItem)
            return false;
        foreach (var role in part)
        {
            if ((role & Role.Statement) != 0)
                return false;
        }

        return true;
    }
}
