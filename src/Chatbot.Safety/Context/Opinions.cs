using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Context;

/// <summary>What somebody thinks of that which was reported: "my legs are numb, / my gp said it was muscular".</summary>
/// <remarks>An opinion goes on to the next pause. It may say something of its own words, but cancels nothing that was reported before it.</remarks>
internal sealed class Opinions
{
    private Lane<int> _starts;

    /// <summary>The first word of the opinion that a word belongs to; 0 where it belongs to none.</summary>
    public int StartAround(int word) => _starts[word];

    /// <summary>Reads a message.</summary>
    public void Read(ReadOnlySpan<Word> words, ReadOnlySpan<Finding> findings, Grammar grammar)
    {
        var starts = _starts.Clear(words.Length);
        foreach (var finding in findings)
        {
            if (finding.Concept == grammar.Opinion)
                starts[finding.Start] = finding.Start;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            if (starts[i] == 0 && words[i].Before == Pause.None)
                starts[i] = starts[i - 1];
        }
    }
}
