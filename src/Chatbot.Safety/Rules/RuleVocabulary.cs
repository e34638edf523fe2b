using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>Everything that is needed to read a message: words, phrases, cues and grammar. Immutable.</summary>
internal sealed class RuleVocabulary
{
    private readonly Cue[][] _cues;
    private readonly bool[] _clinical;

    /// <summary>Puts the parts together.</summary>
    /// <param name="reader">Cuts a text into words.</param>
    /// <param name="lexicon">The words.</param>
    /// <param name="program">The phrases.</param>
    /// <param name="grammar">The concepts of grammar.</param>
    /// <param name="cues">The words that change what others mean.</param>
    /// <param name="clinical">The concepts that describe a person's state, rather than the grammar of a sentence.</param>
    public RuleVocabulary(WordReader reader, Lexicon lexicon, PhraseProgram program, Grammar grammar, IEnumerable<Cue> cues, IEnumerable<int> clinical)
    {
        Reader = reader;
        Lexicon = lexicon;
        Program = program;
        Grammar = grammar;
        var ofConcept = cues.ToLookup(cue => cue.Concept);
        _cues = [.. Enumerable.Range(0, program.Concepts).Select(concept => ofConcept[concept].ToArray())];
        _clinical = new bool[program.Concepts];
        foreach (var concept in clinical)
            _clinical[concept] = true;
    }

    /// <summary>The names of all concepts, by their numbers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public WordReader Reader { get; }

    public Lexicon Lexicon { get; }

    public PhraseProgram Program { get; }

    public Grammar Grammar { get; }

    /// <summary>The cues that a concept is; empty for any other concept.</summary>
    public ReadOnlySpan<Cue> CuesOf(int concept) => _cues[concept];

    /// <summary>Whether a concept describes a person's state.</summary>
    public bool IsClinical(int concept) => _clinical[concept];
}
