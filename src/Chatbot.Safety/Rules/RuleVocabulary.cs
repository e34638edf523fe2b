using System.Collections.Frozen;
using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;

namespace Chatbot.Safety.Rules;

/// <summary>Everything that is needed to read a message: words, phrases, cues and grammar. Immutable.</summary>
internal sealed class RuleVocabulary(
    Lexicon lexicon,
    PhraseProgram program,
    Grammar grammar,
    IEnumerable<Cue> cues,
    IEnumerable<int> clinical)
{
    private readonly FrozenDictionary<int, List<Cue>> _cues = cues.GroupBy(cue => cue.Concept).ToFrozenDictionary(group => group.Key, group => group.ToList());
    private readonly FrozenSet<int> _clinical = clinical.ToFrozenSet();

    public Lexicon Lexicon { get; } = lexicon;

    public PhraseProgram Program { get; } = program;

    public Grammar Grammar { get; } = grammar;

    /// <summary>The cues that a concept is; empty for any other concept.</summary>
    public IReadOnlyList<Cue> CuesOf(int concept) => _cues.TryGetValue(concept, out var found) ? found : [];

    /// <summary>Whether a concept describes a person's state, rather than the grammar of a sentence.</summary>
    public bool IsClinical(int concept) => _clinical.Contains(concept);
}
