using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Marks what is about an animal or a thing, and not about a person.</summary>
/// <remarks>
/// What follows "my dog ..." is about the dog until the sentence ends or a person is spoken of again. "She" and "he" mean the dog as long
/// as no other person has been named. "I tripped over the dog" is not about the dog.
/// </remarks>
internal sealed class Animals
{
    private Lane<Roles> _roles;

    [Flags]
    private enum Roles : byte
    {
        None = 0,
        Filler = 1,
        Pronoun = 2,
        Self = 4,
        Other = 8,
        AfterHandling = 16,
        Handled = 32,
        Subject = 64,
    }

    /// <summary>Adds the mark to the words that it covers.</summary>
    public void MarkOn(Span<Marks> marks, ReadOnlySpan<Finding> findings, Clauses clauses, Grammar grammar)
    {
        var roles = ReadRoles(marks.Length, findings, grammar);
        var first = FirstAnimal(findings, grammar.Animal);
        if (first < 0)
            return;

        var isPersonKnown = IsPersonKnown(roles, first);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Animal && !IsHandled(finding.Start))
                roles[finding.Start..finding.End].Fill(Roles.Subject);
        }

        var isAbout = false;
        for (var i = 0; i < marks.Length; i++)
        {
            if (i == 0 || clauses.SentenceOf(i) != clauses.SentenceOf(i - 1))
                isAbout = false;
            if ((roles[i] & Roles.Subject) != 0)
                isAbout = true;
            else if ((roles[i] & Roles.Self) != 0 || IsNamed(roles[i]))
                isAbout = false;
            else if (i > first && (roles[i] & Roles.Pronoun) != 0)
                isAbout = !isPersonKnown;
            if (isAbout)
                marks[i] |= Marks.Animal;
        }
    }

    private Span<Roles> ReadRoles(int words, ReadOnlySpan<Finding> findings, Grammar grammar)
    {
        var roles = _roles.Clear(words);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Filler)
                roles[finding.Start] |= Roles.Filler;
            else if (finding.Concept == grammar.Pronoun)
                roles[finding.Start] |= Roles.Pronoun;
            else if (finding.Concept == grammar.Self)
                roles[finding.Start] |= Roles.Self;
            else if (finding.Concept == grammar.Other)
                roles[finding.Start] |= Roles.Other;
            else if (finding.Concept == grammar.Handled)
                MarkHandled(finding, roles);
        }

        return roles;
    }

    /// <summary>The first word of the first animal, other than in "dog bite"; -1 without any.</summary>
    private int FirstAnimal(ReadOnlySpan<Finding> findings, int animal)
    {
        var first = -1;
        foreach (var finding in findings)
        {
            if (finding.Concept == animal && (_roles[finding.Start] & Roles.Handled) == 0 && (first < 0 || finding.Start < first))
                first = finding.Start;
        }

        return first;
    }

    private static void MarkHandled(Finding finding, Span<Roles> roles)
    {
        foreach (ref var role in roles[finding.Start..finding.End])
            role |= Roles.Handled;
        if (finding.End < roles.Length)
            roles[finding.End] |= Roles.AfterHandling;
    }

    /// <summary>Whether another person is named anywhere, or spoken of before the first animal.</summary>
    private static bool IsPersonKnown(ReadOnlySpan<Roles> roles, int first)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            if (IsNamed(roles[i]) || (i < first && (roles[i] & Roles.Pronoun) != 0))
                return true;
        }

        return false;
    }

    private bool IsHandled(int animal)
    {
        var before = animal;
        while (before > 0 && (_roles[before] & Roles.AfterHandling) == 0 && (_roles[before - 1] & Roles.Filler) != 0)
            before--;
        return (_roles[before] & Roles.AfterHandling) != 0 || (_roles[animal] & Roles.Handled) != 0;
    }

    private static bool IsNamed(Roles roles) => (roles & (Roles.Other | Roles.Pronoun)) == Roles.Other;
}
