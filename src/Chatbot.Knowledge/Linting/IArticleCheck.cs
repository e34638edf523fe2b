using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Linting;

/// <summary>A check of each article that another room adds to <see cref="CorpusLint"/>.</summary>
public interface IArticleCheck
{
    /// <summary>What has to be put right in an article.</summary>
    /// <param name="document">The article.</param>
    /// <param name="passages">Its passages, as the index would hold them.</param>
    IEnumerable<ArticleProblem> Check(SourceDocument document, IReadOnlyList<Passage> passages);
}

/// <summary>Something in an article that has to be put right.</summary>
/// <param name="Offset">Where in the document's text it begins (UTF-16).</param>
/// <param name="Rule">What was checked, as <see cref="LintFinding.Rule"/> says it.</param>
/// <param name="Problem">What is wrong and what to do, one sentence.</param>
public sealed record ArticleProblem(int Offset, string Rule, string Problem);
