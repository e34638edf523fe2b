using Chatbot.Text;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>A question as retrieval reads it.</summary>
/// <param name="Text">The question as it was asked.</param>
/// <param name="Terms">Its terms in reading order, each stem once; terms that the conversation adds come last.</param>
public sealed record Question(string Text, IReadOnlyList<QuestionTerm> Terms)
{
    private readonly float[] _rarities = [.. Terms.Select(term => term.Rarity)];

    /// <summary>How much of what the question asks about is spoken of: 0 to 1, terms weighted by how informative they are.</summary>
    /// <param name="matches">How well each term is spoken of, in the order of <see cref="Terms"/>.</param>
    public float Coverage(ReadOnlySpan<float> matches)
    {
        var (covered, all) = (0f, 0f);
        for (var term = 0; term < matches.Length; term++)
        {
            covered += _rarities[term] * matches[term];
            all += _rarities[term];
        }

        return all > 0 ? covered / all : 0;
    }
}

/// <summary>One term of a question.</summary>
/// <param name="Span">Where it stands in the question; empty when the conversation adds it.</param>
/// <param name="Form">The word in lower case.</param>
/// <param name="Stem">Its stem, after spelling correction.</param>
/// <param name="Alternatives">Stems that an article may use instead.</param>
/// <param name="Rarity">
/// How informative it is: inverse document frequency over the index' passages, above 0, highest for an unknown term, between its own and that of
/// the commonest alternative; less for a term that frames, tells the story before the question, or is added by the conversation.
/// </param>
/// <param name="IsKnown">Whether the stem, or an alternative, occurs in the index.</param>
/// <param name="FromConversation">Whether an earlier question adds it.</param>
/// <param name="Frames">Whether it only frames the question, as "mostly" does, or tells the story before it: an article that answers need not use it.</param>
public sealed record QuestionTerm(
    TextSpan Span,
    string Form,
    string Stem,
    IReadOnlySet<string> Alternatives,
    float Rarity,
    bool IsKnown,
    bool FromConversation,
    bool Frames)
{
    /// <summary>How well an alternative speaks of a term; its stem does so with 1.</summary>
    public const float AlternativeMatch = 0.7f;
}
