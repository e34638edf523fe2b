using System.IO.Compression;
using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Tests.Knowledge.Documents;

public sealed class JsonLinesReaderTests : IDisposable
{
    private readonly ArticleFolder folder = new();
    private readonly JsonLinesReader reader = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_line_is_a_document()
    {
        var documents = await ReadAsync("""
            {"id": "k1", "title": "Knees", "text": "Knees bend.", "url": "https://a.example/k", "language": "en-GB"}

            {"id": "k2", "question": "Do knees heal?", "answer": "Symptoms include:\nstiffness\nswelling\nThey heal.", "focus": "Knee", "synonyms": ["Genu", "knee"], "qtype": "x"}
            """);

        Assert.Equal(["k1", "k2"], documents.Select(d => d.Id));
        Assert.Equal(["Knees", "Do knees heal?"], documents.Select(d => d.Title));
        Assert.Equal(["all.jsonl:1", "all.jsonl:3"], documents.Select(d => d.Path));
        Assert.Equal((new Uri("https://a.example/k"), "en-GB"), (documents[0].Url, documents[0].Language));
        Assert.Equal(["Knee", "Genu"], documents[1].Aliases);
        Assert.Equal(["p Symptoms include:", "- stiffness", "- swelling", "p They heal."], BlockView.Of(documents[1]));
    }

    [Fact]
    public async Task Compressed_files_are_read_as_well()
    {
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("{\"id\": \"k\", \"title\": \"Knees\", \"text\": \"They bend.\"}\n"));
        Assert.Equal("They bend.", Assert.Single(await folder.ReadAllAsync(reader, "all.jsonl.gz", bytes.ToArray())).Text);
    }

    [Theory]
    [InlineData("{\"id\": ", "not valid JSON")]
    [InlineData("[1]", "no JSON object")]
    [InlineData("{\"title\": \"T\", \"text\": \"x\"}", "no 'id'")]
    [InlineData("{\"id\": \"a\", \"text\": \"x\"}", "no 'title' or 'question'")]
    [InlineData("{\"id\": \"a\", \"title\": \"T\", \"text\": \" \"}", "no 'text' or 'answer'")]
    [InlineData("{\"id\": 7, \"title\": \"T\", \"text\": \"x\"}", "'id' is no text")]
    [InlineData("{\"id\": \"a\", \"title\": \"T\", \"text\": \"x\", \"url\": \"there\"}", "'url' is not a web address")]
    [InlineData("{\"id\": \"a\", \"title\": \"T\", \"text\": \"x\", \"aliases\": [1]}", "'aliases' is no list of texts")]
    public async Task A_bad_line_is_told_with_its_number_after_the_good_ones_were_read(string line, string problem)
    {
        const string good = """{"id": "g", "title": "Good", "text": "Words."}""";
        var file = folder.Write("all.jsonl", $"{good}\n{line}\n{good.Replace("\"g\"", "\"h\"", StringComparison.Ordinal)}\nnonsense\n");
        var read = new List<string>();
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(async () =>
        {
            await foreach (var document in reader.ReadAsync(file, "all.jsonl", CancellationToken.None))
                read.Add(document.Id);
        });
        Assert.Equal(["g", "h"], read);
        Assert.StartsWith("all.jsonl:2: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("(1 more line has faults).", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_compression_is_told()
    {
        var fault = await Assert.ThrowsAsync<DocumentFormatException>(() => folder.ReadAllAsync(reader, "all.jsonl.gz", Encoding.UTF8.GetBytes("not gzip at all")));
        Assert.Contains("gzip data is damaged", fault.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<SourceDocument>> ReadAsync(string lines) => folder.ReadAllAsync(reader, "all.jsonl", Encoding.UTF8.GetBytes(lines));
}
