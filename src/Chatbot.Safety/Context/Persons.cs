using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Context;

/// <summary>Whom each word is about: the writer or somebody else.</summary>
internal static class Persons
{
    /// <summary>For each word whether another person was the last one spoken of.</summary>
    public static bool[] Read(IReadOnlyList<Finding> findings, Grammar grammar, int words)
    {
        var spoken = new bool?[words];
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Self)
                spoken[finding.Start] ??= false;
            else if (finding.Concept == grammar.Other)
                Array.Fill(spoken, true, finding.Start, finding.End - finding.Start);
        }

        var other = new bool[words];
        var current = false;
        for (var i = 0; i < words; i++)
            other[i] = current = spoken[i] ?? current;
        return other;
    }
}
