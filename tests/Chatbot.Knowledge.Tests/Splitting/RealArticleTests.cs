using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Splitting;

/// <summary>The promises held on articles that people wrote: the corpus, and web articles beside the repository.</summary>
public sealed partial class RealArticleTests
{
    [Fact]
    public async Task Every_article_of_the_corpus_splits_by_the_promises()
    {
        var outcomes = await ReadAsync(Repository.At("corpus"));
        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, o => Assert.Null(o.Fault));
        Assert.All(outcomes, o => Assert.NotEmpty(SplittingLaws.Check(o.Document!)));
    }

    [SkippableTheory]
    [InlineData(160)]
    [InlineData(24)]
    public async Task Web_articles_without_markup_split_by_the_promises(int budget)
    {
        var outcomes = await ReadAsync(Repository.Shared("seeds"));
        Assert.Equal(4, outcomes.Count);
        Assert.All(outcomes, o => Assert.NotEmpty(SplittingLaws.Check(o.Document!, budget)));
    }

    [SkippableFact]
    public async Task Web_articles_without_markup_keep_their_sections()
    {
        var outcomes = await ReadAsync(Repository.Shared("seeds"));
        var sections = outcomes.Select(o => o.Document!.Blocks.Count(b => b.Kind == BlockKind.Heading && b.Level > 1));

        // Counted by hand: 13 sections with 5 parts and 5 questions; 24; 7; 7 with 10 questions.
        Assert.Equal([23, 24, 7, 17], sections);
    }

    [SkippableFact]
    public async Task Nothing_about_the_website_becomes_a_passage()
    {
        var outcomes = await ReadAsync(Repository.Shared("seeds"));
        var passages = outcomes.SelectMany(o => SplittingLaws.Check(o.Document!));
        Assert.All(passages, p => Assert.DoesNotMatch(AboutTheWebsite(), p.Text));
    }

    [SkippableFact]
    public async Task All_that_a_question_is_answered_with_can_be_quoted()
    {
        var golden = Repository.Shared("eval", "golden-dev.jsonl");
        var documents = (await ReadAsync(Repository.Shared("seeds"))).Select(o => o.Document!).ToList();
        var missing = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(golden))
        {
            using var row = JsonDocument.Parse(line);
            foreach (var evidence in row.RootElement.GetProperty("evidence").EnumerateArray().Select(e => Squeeze(e.GetString()!)))
            {
                if (!documents.Exists(d => Quotable(d).Any(text => text.Contains(evidence, StringComparison.Ordinal))))
                    missing.Add($"{row.RootElement.GetProperty("id")}: {evidence}");
            }
        }

        Assert.Empty(missing);
    }

    /// <summary>Passages, and headings, which an answer may name.</summary>
    private static IEnumerable<string> Quotable(SourceDocument document) =>
        SplittingLaws.Check(document).Select(p => p.Text)
            .Concat(document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Span.In(document.Text)))
            .Select(Squeeze);

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<IReadOnlyList<ReadOutcome>> ReadAsync(string path)
    {
        var outcomes = new List<ReadOutcome>();
        await foreach (var outcome in CorpusReader.Default.ReadAsync([path], CancellationToken.None))
            outcomes.Add(outcome);
        return outcomes;
    }

    [GeneratedRegex(@"subscribed|\bctrl\b|app store|google play|\bnewsletter\b|weekly updates|last (?:updated|reviewed)|sourcing guidelines|feedback, please|\[\s*\d+\s*\]", RegexOptions.IgnoreCase)]
    private static partial Regex AboutTheWebsite();
}
