using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Rules;

/// <summary>Everything that is needed to read a message: words, phrases, cues and grammar. Immutable.</summary>
internal sealed class RuleVocabulary
{
    private readonly Cue[][] _cues;
    private readonly bool[] _clinical;

    /// <summary>The names of all concepts, by their numbers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public Lexicon Lexicon { get; } = lexicon;

    public Lexicon Lexicon { get; }

    public PhraseProgram Program { get; }

    public Grammar Grammar { get; }

    /// <summary>The cues that a concept is; empty for any other concept.</summary>
    public ReadOnlySpan<Cue> CuesOf(int concept) => _cues[concept];

    /// <summary>Whether a concept describes a person's state.</summary>
    public bool IsClinical(int concept) => _clinical[concept];
}
