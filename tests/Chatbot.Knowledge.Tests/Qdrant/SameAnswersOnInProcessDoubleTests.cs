using System.Text.Json;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using Chatbot.Knowledge.Indexing;
using Chatbot.Knowledge.Qdrant;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Chatbot.Knowledge.Tests.Index;
using Chatbot.Tests;
using Chatbot.Tests.QdrantDouble;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>
/// Moving to Qdrant changes no answer: the same articles in both indexes, asked the same. Qdrant's side is the double of the server in
/// this process, which reckons as the server's documentation says and orders equal scores the other way round.
/// </summary>
public sealed class SameAnswersOnInProcessDoubleTests(SameAnswersOnInProcessDoubleTests.BothIndexes both)
    : IClassFixture<SameAnswersOnInProcessDoubleTests.BothIndexes>
{
    // Both add the same numbers up in another order.
    private const float Rounding = 1e-4f;

    // No two of them are equally far from a third, or rounding would say which comes first.
    private static readonly int[] Numbers = [0, 400, 1100, 1500];

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Dense)]
    [InlineData(SearchMode.Sparse)]
    public async Task Golden_questions_find_the_same_passages_in_the_same_order_with_the_same_scores(SearchMode mode)
    {
        foreach (var line in await File.ReadAllLinesAsync(Repository.At("corpus", "golden", "answers.jsonl")))
        {
            var question = JsonDocument.Parse(line).RootElement.GetProperty("question").GetString()!;

            AssertSame(
                await both.Embedded.SearchAsync(question, 20, mode, CancellationToken.None),
                await both.Qdrant.SearchAsync(question, 20, mode, CancellationToken.None));
        }
    }

    [Fact]
    public void Whatever_is_indexed_both_halves_find_the_same_though_many_passages_score_alike()
    {
        var contents = Gen.Choose(0, 4).ArrayOf(40).Select(Content);
        Prop.ForAll(contents.ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (content, limit, kind) =>
        {
            var query = new IndexQuery(SampleContent.DenseVector(Numbers[kind]), SampleContent.Terms(kind), limit);
            var (embedded, qdrant) = both.AskAsync(content, query).GetAwaiter().GetResult();
            AssertSame(embedded.Dense, qdrant.Dense);
            AssertSame(embedded.Sparse, qdrant.Sparse);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    private static IndexContent Content(int[] kinds)
    {
        var lines = kinds.Select((_, number) => $"Line {number}.").ToArray();
        var content = SampleContent.Of(SampleContent.Document("d", "Title", lines));
        return content with { Passages = [.. content.Passages.Zip(kinds, OfKind)] };
    }

    // Those of the last kind have no term at all.
    private static IndexedPassage OfKind(IndexedPassage passage, int kind) => passage with
    {
        Dense = SampleContent.DenseVector(Numbers[kind % Numbers.Length]),
        Sparse = kind < Numbers.Length ? SampleContent.Terms(kind) : new SparseVector([], []),
    };

    private static void AssertSame(IReadOnlyList<ScoredPassage> embedded, IReadOnlyList<ScoredPassage> qdrant)
    {
        Assert.Equal(embedded.Select(hit => hit.Passage.Id), qdrant.Select(hit => hit.Passage.Id));
        Assert.All(embedded.Zip(qdrant), pair => Assert.Equal(pair.First.Score, pair.Second.Score, Rounding));
    }

    /// <summary>The articles that ship with the product, in an embedded index and in Qdrant's double.</summary>
    public sealed class BothIndexes : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-both-");
        private QdrantInProcessDouble? _server;
        private QdrantIndexStore? _store;
        private LiveIndex? _embedded;
        private LiveIndex? _qdrant;

        public Retriever Embedded => new(_embedded!);

        public Retriever Qdrant => new(_qdrant!);

        public async Task InitializeAsync()
        {
            _server = await QdrantInProcessDouble.StartAsync();
            _store = QdrantStore("articles");
            _embedded = await IndexAsync(new EmbeddedIndexStore(Path.Combine(_folder.FullName, "articles"), TimeProvider.System));
            _qdrant = await IndexAsync(_store);
        }

        public async Task DisposeAsync()
        {
            await _embedded!.DisposeAsync();
            await _qdrant!.DisposeAsync();
            _store!.Dispose();
            await _server!.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        /// <summary>What both find in a content.</summary>
        internal async Task<(Candidates Embedded, Candidates Qdrant)> AskAsync(IndexContent content, IndexQuery query)
        {
            using var qdrant = QdrantStore("any");
            return (
                await AskAsync(new EmbeddedIndexStore(Path.Combine(_folder.FullName, "any"), TimeProvider.System), content, query),
                await AskAsync(qdrant, content, query));
        }

        private static async Task<Candidates> AskAsync(IIndexStore store, IndexContent content, IndexQuery query)
        {
            await store.PublishAsync(content, null, CancellationToken.None);
            await using var index = await store.OpenAsync(CancellationToken.None);
            return await index!.SearchAsync(query, CancellationToken.None);
        }

        private static async Task<LiveIndex> IndexAsync(IIndexStore store)
        {
            var splitter = new PassageSplitter(PassageTokenizer.Create(), new SplitterOptions());
            await new Indexer(store, CorpusReader.Default, splitter, TokenEmbedder.Default)
                .RunAsync([Repository.At("corpus")], new IndexRunOptions(), null, CancellationToken.None);
            return new LiveIndex(store, TokenEmbedder.Default);
        }

        private QdrantIndexStore QdrantStore(string name) =>
            new(new QdrantOptions(_server!.Address, name, ApiKey: null, TimeSpan.FromSeconds(30)), TimeProvider.System);
    }
}
