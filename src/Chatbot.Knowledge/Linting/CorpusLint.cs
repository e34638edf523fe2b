using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Duplicates;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Linting;

/// <summary>Reads a corpus as the index would and says what its authors should look at. Changes nothing.</summary>
/// <param name="corpus">Reads files.</param>
/// <param name="splitter">Splits articles into the passages that may repeat each other.</param>
/// <param name="time">Tells today, in UTC.</param>
/// <param name="checks">What other rooms have to say.</param>
public sealed class CorpusLint(CorpusReader corpus, PassageSplitter splitter, TimeProvider time, IEnumerable<IArticleCheck> checks)
{
    /// <summary>Checks files and folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>How many articles were read, and all findings: file by file, then what repeats across files.</returns>
    public async Task<(int Documents, IReadOnlyList<LintFinding> Findings)> CheckAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var documents = new List<SourceDocument>();
        var findings = new List<LintFinding>();
        await foreach (var outcome in corpus.ReadAsync(paths, cancellationToken))
        {
            if (outcome.Document is { } document)
                documents.Add(document);
            else
                findings.Add(Unreadable(outcome));
        }

        // A file that cannot be read is still there to be linked to.
        var known = documents.Select(document => document.Path).Concat(findings.Select(finding => finding.Path)).ToHashSet(StringComparer.Ordinal);
        var lint = new ArticleLint(known, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        findings.AddRange(documents.SelectMany(lint.Check));
        var split = new Passage[documents.Count][];
        Parallel.For(0, documents.Count, new ParallelOptions { CancellationToken = cancellationToken }, at => split[at] = [.. splitter.Split(documents[at])]);
        findings.AddRange(documents.Zip(split).SelectMany(read => checks.SelectMany(check => check.Check(read.First, read.Second))
            .Select(problem => ArticleLint.At(read.First, problem.Offset, problem.Rule, problem.Problem))));
        findings.AddRange(Repetitions(documents, split));
        return (documents.Count, findings);
    }

    /// <summary>A fault's sentence already says the place.</summary>
    private static LintFinding Unreadable(ReadOutcome outcome)
    {
        var sentence = outcome.Fault!;
        if (!sentence.StartsWith($"{outcome.Path}:", StringComparison.Ordinal))
            return new LintFinding(outcome.Path, 0, "unreadable", sentence);
        var rest = sentence[(outcome.Path.Length + 1)..];
        var digits = rest.Length - rest.TrimStart(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).Length;
        return new LintFinding(outcome.Path, digits > 0 ? int.Parse(rest.AsSpan(0, digits)) : 0, "unreadable", rest[digits..].TrimStart(':', ' '));
    }

    private static IEnumerable<LintFinding> Repetitions(List<SourceDocument> documents, Passage[][] split)
    {
        var passages = split.SelectMany((own, at) => own.Select(passage => (Passage: passage, Document: documents[at]))).ToList();
        foreach (var (index, of) in NearDuplicates.Among(passages.ConvertAll(found => found.Passage.Text)))
        {
            var (passage, document) = passages[index];
            var (first, source) = passages[of];
            var place = ArticleLint.At(source, first.Span.Start, "", "");
            yield return ArticleLint.At(
                document,
                passage.Span.Start,
                "repetition",
                $"the text says nearly the same as {place.Path}{(place.Line > 0 ? $":{place.Line}" : "")}; keep it in one place and link there.");
        }
    }
}
