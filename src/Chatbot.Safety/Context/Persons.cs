using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Whom each word is about: the writer or somebody else.</summary>
internal sealed class Persons
{
    private Lane<Person> _persons;

    private enum Person : byte
    {
        Unsaid,
        Self,
        Other,
    }

    /// <summary>Whether another person was the last one spoken of at a word.</summary>
    public bool IsAboutOther(int word) => _persons[word] == Person.Other;

    /// <summary>Reads whom a message speaks of. "My mother" is another person, though "my" is the writer.</summary>
    public void Read(ReadOnlySpan<Finding> findings, Grammar grammar, int words)
    {
        var persons = _persons.Clear(words);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Self && persons[finding.Start] == Person.Unsaid)
                persons[finding.Start] = Person.Self;
            else if (finding.Concept == grammar.Other)
                persons[finding.Start..finding.End].Fill(Person.Other);
        }

        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Lifted)
                Unsay(persons[finding.End..]);
        }

        var current = Person.Unsaid;
        foreach (ref var person in persons)
            current = person = person == Person.Unsaid ? current : person;
    }

    /// <summary>"I picked up my grandson and felt a snap" is about the writer's back.</summary>
    private static void Unsay(Span<Person> persons)
    {
        for (var i = 0; i < persons.Length && persons[i] == Person.Other; i++)
            persons[i] = Person.Unsaid;
    }
}
