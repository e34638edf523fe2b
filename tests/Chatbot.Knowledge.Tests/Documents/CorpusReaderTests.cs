using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class CorpusReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_is_read_in_order_without_hidden_files_golden_questions_and_notes_about_the_folder()
    {
        folder.Write("b.txt", "Words.");
        folder.Write("Z.md", "Words.");
        folder.Write("a/c.html", "<p>Words.</p>");
        folder.Write("a/golden/d.md", "Words.");
        folder.Write("golden/e.md", "Words.");
        folder.Write(".hidden.md", "Words.");
        folder.Write(".git/f.md", "Words.");
        folder.Write("README.md", "Words.");
        folder.Write("a/picture.png", "x");

        var outcomes = await ReadAsync(folder.Root);
        Assert.Equal(["Z", "a/c", "a/golden/d", "b"], outcomes.Select(o => o.Document?.Id));
        Assert.Equal(["Z.md", "a/c.html", "a/golden/d.md", "b.txt"], outcomes.Select(o => o.Path));
    }

    [Fact]
    public async Task A_bad_file_is_told_and_the_others_are_read()
    {
        folder.Write("a.md", "---\nid: a\n---\n\nWords.");
        folder.Write("b.jsonl", "{\"id\": \"x\", \"title\": \"X\", \"text\": \"Words.\"}\n{}\n");
        folder.Write("c.odt", "x");
        folder.Write("d.txt", "");
        folder.Write("e.txt", "Words.");

        var outcomes = await ReadAsync(folder.Root);
        Assert.Equal(["x", "e"], outcomes.Where(o => o.Document is not null).Select(o => o.Document!.Id));
        Assert.Equal(
            [
                "a.md:2: the front matter lacks the key 'title'; add 'title: ...'.",
                "b.jsonl:2: the record has no 'text' or 'answer'; add it as text that is not empty.",
                "c.odt: files of this kind are not read; save it as one of .md, .markdown, .txt, .html, .htm, .docx, .pdf, .jsonl, .jsonl.gz.",
                "d.txt: the file is empty; write the article or remove the file.",
            ],
            outcomes.Where(o => o.Fault is not null).Select(o => o.Fault));
    }

    [Fact]
    public async Task Two_documents_of_one_name_are_told_with_both_files()
    {
        folder.Write("a.md", "Words.");
        folder.Write("a.txt", "Words.");
        var outcomes = await ReadAsync(folder.Root);
        Assert.Equal("a.md", outcomes[0].Document?.Path);
        Assert.Equal("a.txt: the id 'a' is taken by a.md; rename one of them.", outcomes[1].Fault);
    }

    [Fact]
    public async Task A_file_named_itself_is_read_by_its_name_alone()
    {
        var file = folder.Write("deep/README.md", "Words.");
        Assert.Equal("README", Assert.Single(await ReadAsync(file)).Document?.Id);
    }

    [Fact]
    public async Task A_named_file_of_another_kind_is_told()
    {
        var file = folder.Write("picture.png", "x");
        Assert.StartsWith("picture.png: files of this kind are not read", Assert.Single(await ReadAsync(file)).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_told()
    {
        var outcome = Assert.Single(await ReadAsync(Path.Combine(folder.Root, "nowhere")));
        Assert.EndsWith("nowhere: there is no such file or folder; check the spelling.", outcome.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_others_are_read()
    {
        var locked = folder.Write("a.txt", "Words.");
        folder.Write("b.txt", "Words.");
        await using var holder = new FileStream(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var outcomes = await ReadAsync(folder.Root);
        Assert.Equal("a.txt: the file cannot be read; see that it is not locked or damaged, then run the index again.", outcomes[0].Fault);
        Assert.Equal("b", outcomes[1].Document?.Id);
    }

    [Fact]
    public async Task A_text_file_beyond_all_articles_is_told()
    {
        var file = folder.Write("big.txt", "");
        await using (var stream = File.OpenWrite(file))
            stream.SetLength(65L * 1024 * 1024);
        Assert.Equal(
            "big.txt: the file has 65 MB and at most 64 MB are read; split it or turn it into JSON Lines.", Assert.Single(await ReadAsync(file)).Fault);
    }

    [Fact]
    public async Task Stopping_stops()
    {
        folder.Write("a.txt", "Words.");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in CorpusReader.Default.ReadAsync([folder.Root], stop.Token))
            {
            }
        });
    }

    private static async Task<IReadOnlyList<ReadOutcome>> ReadAsync(params string[] paths)
    {
        var outcomes = new List<ReadOutcome>();
        await foreach (var outcome in CorpusReader.Default.ReadAsync(paths, CancellationToken.None))
            outcomes.Add(outcome);
        return outcomes;
    }
}
