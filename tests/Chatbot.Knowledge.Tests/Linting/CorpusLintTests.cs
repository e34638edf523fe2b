using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Linting;
using Chatbot.Knowledge.Splitting;
using Chatbot.Tests.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Linting;

public sealed class CorpusLintTests : IDisposable
{
    private const string Reviewed = "review: {status: reviewed, by: A. Doctor, date: 2026-01-02, due: 2999-01-01}";
    private const string Repeated = "Rest for a day or two, then walk a little more each day, and see somebody when it does not get better in six weeks.";

    private readonly ArticleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Of_an_article_in_order_nothing_is_said()
    {
        folder.Write("b/hip.md", Article("hip", Reviewed, "See [knees](../knee.md#rest) and [a page](https://clinic.example/x.md)."));
        Assert.Empty(await FindingsAsync(("knee.md", Article("knee", Reviewed, "## Rest\n\n### How long\n\nA day."))));
    }

    [Fact]
    public async Task Every_finding_names_the_file_the_line_and_the_remedy() =>
        Assert.Equal(
            [
                "bare.md:1: the article has no front matter; add at least id, title and review between two lines of three hyphens.",
                "broken.md:2: the front matter lacks the key 'title'; add 'title: ...'.",
                "knee.md: its review was due on 2020-05-04; have it checked again and set a new date.",
                "knee.md: no clinician has reviewed the article; every answer from it says so.",
                "knee.md:11: the link leads to hip.md, and there is no such article; correct or remove it.",
                "knee.md:9: the heading 'How long' has level 4 below one of level 2; use level 3.",
            ],
            (await FindingsAsync(
                ("bare.md", "Knees bend."),
                ("broken.md", "---\nid: broken\n\n---\n\nWords."),
                ("knee.md", Article("knee", "review: {status: not-reviewed, by: null, date: null, due: 2020-05-04}", "## Rest\n\n#### How long\n\nAs for a [hip](hip.md), see [this](broken.md)."))))
                .Order(StringComparer.Ordinal));

    [Fact]
    public async Task Text_that_repeats_and_sections_without_end_are_told()
    {
        var findings = await FindingsAsync(
            ("a.md", Article("a", Reviewed, $"## Rest\n\n{Repeated}")),
            ("b.txt", $"Hips\n\nRest\n\n{Repeated.Replace("Rest for", "REST  for", StringComparison.Ordinal)}\n\nMore\n\n{string.Join(' ', Enumerable.Range(0, 101).Select(at => $"Fact number{at} counts."))}\n"));

        Assert.Equal(
            [
                "b.txt:9: the section 'More' has 303 words and should have at most 300; part it with headings.",
                "b.txt:5: the text says nearly the same as a.md:9; keep it in one place and link there.",
            ],
            findings);
    }

    [Fact]
    public async Task An_article_that_is_hard_to_read_is_remarked_on_at_its_hardest_section()
    {
        var plain = string.Concat(Enumerable.Repeat("Walk a bit each day. Rest when it hurts. Ask a nurse for help. ", 4));
        var hard = string.Concat(Enumerable.Repeat("Multidisciplinary rehabilitation comprehensively addresses biopsychosocial determinants of functional deterioration in persistent musculoskeletal conditions. ", 4));

        Assert.Empty(await FindingsAsync(("plain.md", Article("plain", Reviewed, $"## Walking\n\n{plain}"))));
        var remark = Assert.Single((await FindingsAsync(("hard.md", Article("hard", Reviewed, $"## Walking\n\n{plain}\n\n## Programmes\n\n{hard}")))), finding => finding.StartsWith("hard.md", StringComparison.Ordinal));
        Assert.Matches(@"^hard\.md:13: the article reads with ease from the age of \d\d, .* the section 'Programmes' first\.$", remark);
    }

    private static string Article(string id, string review, string body) => $"---\nid: {id}\ntitle: {id}\n{review}\n---\n\n{body}\n";

    private async Task<IReadOnlyList<string>> FindingsAsync(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
            folder.Write(name, text);
        var lint = new CorpusLint(CorpusReader.Default, new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()), TimeProvider.System, []);
        var (_, findings) = await lint.CheckAsync([folder.Root], CancellationToken.None);
        return [.. findings.Select(finding => finding.ToString())];
    }
}
