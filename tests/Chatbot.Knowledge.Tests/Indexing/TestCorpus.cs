using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Knowledge.Tests.Indexing;

/// <summary>A folder of articles and an index beside it, both thrown away after the test.</summary>
internal sealed class TestCorpus : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-corpus-");

    public TestCorpus()
    {
        Articles = _folder.CreateSubdirectory("articles").FullName;
        Store = new EmbeddedIndexStore(Path.Combine(_folder.FullName, "index"), TimeProvider.System);
    }

    public string Articles { get; }

    public EmbeddedIndexStore Store { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    public TestCorpus Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Articles, file), text);
        return this;
    }

    public void Remove(string file) => File.Delete(Path.Combine(Articles, file));

    public Task<IndexRun> IndexAsync(IndexRunOptions? options = null) => IndexAsync(Articles, options);

    public Task<IndexRun> IndexAsync(string path, IndexRunOptions? options = null) => IndexAsync(Store, path, options);

    public Task<IndexRun> IndexAsync(IIndexStore store) => IndexAsync(store, Articles, options: null);

    private static Task<IndexRun> IndexAsync(IIndexStore store, string path, IndexRunOptions? options) =>
        new Indexer(store, CorpusReader.Default, new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions()), TokenEmbedder.Default)
            .RunAsync([path], options ?? new IndexRunOptions(), null, CancellationToken.None);

    public static string Article(string id, string title, string body) => $"""
        ---
        id: {id}
        title: {title}
        summary: About {title}.
        topics: [back]
        language: en
        sources:
          - title: A test
            publisher: The tests
        review:
          status: not-reviewed
          by: null
          date: null
          due: null
        ---

        {body}
        """;
}
