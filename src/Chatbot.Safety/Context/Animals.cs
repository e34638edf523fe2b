using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>Marks what is about an animal or a thing: what follows "my dog ...", until the writer speaks of a person again.</summary>
internal sealed class Animals
{
    private Lane<Subject> _subjects;

    private enum Subject : byte
    {
        Unsaid,
        Person,
        Animal,
    }

    /// <summary>Adds the mark to the words that it covers.</summary>
    public void MarkOn(Span<Marks> marks, ReadOnlySpan<Finding> findings, Grammar grammar)
    {
        var subjects = _subjects.Clear(marks.Length);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Animal)
                subjects[finding.Start..finding.End].Fill(Subject.Animal);
            else if (finding.Concept == grammar.Self && subjects[finding.Start] == Subject.Unsaid)
                subjects[finding.Start] = Subject.Person;
        }

        var current = Subject.Unsaid;
        for (var i = 0; i < marks.Length; i++)
        {
            current = subjects[i] == Subject.Unsaid ? current : subjects[i];
            if (current == Subject.Animal)
                marks[i] |= Marks.Animal;
        }
    }
}
