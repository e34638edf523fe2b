using Chatbot.Knowledge.Documents;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Retrieval;

/// <summary>The names under which each document's subject is known: its title and aliases.</summary>
internal sealed class SubjectNames
{
    private readonly Dictionary<string, List<string[]>> _namesByDocument = new(StringComparer.Ordinal);

    public SubjectNames(IEnumerable<SourceDocument> documents)
    {
        foreach (var document in documents)
        {
            _namesByDocument[document.Id] =
            [
                .. document.Aliases.Append(document.Title)
                    .Select(name => TermReader.Stems(name).ToArray())
                    .Where(stems => stems.Length > 0),
            ];
        }
    }

    /// <summary>
    /// How much of the question is taken up by a name of the document that it says in full: 0 to 1. "How is a slipped disc treated?"
    /// says a name of the article on herniated discs; the article on slipped vertebrae merely shares a word.
    /// </summary>
    public float ShareOf(Question question, string documentId)
    {
        var all = question.Terms.Sum(term => term.Rarity);
        if (all <= 0 || !_namesByDocument.TryGetValue(documentId, out var names))
            return 0;
        var best = 0f;
        foreach (var name in names)
        {
            if (Array.TrueForAll(name, stem => question.Terms.Any(term => term.Stem == stem)))
                best = MathF.Max(best, question.Terms.Where(term => name.Contains(term.Stem)).Sum(term => term.Rarity) / all);
        }

        return best;
    }
}
