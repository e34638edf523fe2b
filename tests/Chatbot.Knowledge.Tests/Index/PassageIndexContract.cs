using Chatbot.Knowledge.Index;
using static Chatbot.Knowledge.Tests.Index.ExpectedScores;
using static Chatbot.Knowledge.Tests.Index.SampleContent;

namespace Chatbot.Knowledge.Tests.Index;

/// <summary>
/// What every index promises. A test class that derives from this says where generations are kept; each test has a place of its own,
/// empty at first.
/// </summary>
public abstract class PassageIndexContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SparseVector NoTerms = new([], []);

    /// <summary>A store at the test's place; each call makes a new one at the same place, as another process would.</summary>
    protected abstract ValueTask<IIndexStore> StoreAsync();

    [SkippableFact]
    public async Task Where_nothing_was_published_there_is_no_index() =>
        Assert.Null(await (await StoreAsync()).OpenAsync(None));

    [SkippableFact]
    public async Task The_manifest_tells_what_was_published()
    {
        var store = await StoreAsync();

        var published = await store.PublishAsync(Three, null, None);

        await using var index = await OpenAsync(store);
        Assert.Equal(published, index.Manifest);
        Assert.Equal(
            (3, 6, Three.Embedder, Dimensions, Three.ContentHash),
            (published.Documents, published.Passages, published.Embedder, published.Dimensions, published.ContentHash));
    }

    [SkippableFact]
    public async Task The_dense_half_finds_passages_by_cosine_best_first()
    {
        await using var index = await PublishedAsync(Three);

        var (dense, sparse) = await index.SearchAsync(new IndexQuery(DenseVector(2), NoTerms, 6), None);

        Assert.Equal(6, dense.Count);
        Assert.Equal(Three.Passages[2].Passage.Id, dense[0].Passage.Id);
        AssertScores(Dense(Three, DenseVector(2)), dense);
        Assert.Empty(sparse);
    }

    [SkippableFact]
    public async Task The_sparse_half_finds_passages_by_their_terms_the_rarer_the_better()
    {
        await using var index = await PublishedAsync(Three);
        var rare = (uint)(100 + 3);

        var (dense, sparse) = await index.SearchAsync(
            new IndexQuery(ReadOnlyMemory<float>.Empty, new SparseVector([2, rare], [1, 1]), 6), None);

        // Of six passages, three have term 2 with weight 1.5, and passage 3 alone has the rare term, with weight 1.
        Assert.Equal(Three.Passages[3].Passage.Id, sparse[0].Passage.Id);
        var common = 1.5 * InverseDocumentFrequency(6, 3);
        AssertScores([InverseDocumentFrequency(6, 1), common, common, common], sparse);
        Assert.Empty(dense);
    }

    [SkippableFact]
    public async Task Both_halves_answer_one_query()
    {
        await using var index = await PublishedAsync(Three);

        var (dense, sparse) = await index.SearchAsync(new IndexQuery(DenseVector(5), Terms(0), 6), None);

        Assert.Equal(Three.Passages[5].Passage.Id, dense[0].Passage.Id);
        Assert.Equal(Three.Passages[0].Passage.Id, sparse[0].Passage.Id);
    }

    [SkippableFact]
    public async Task Each_half_gives_at_most_as_many_as_asked_for_and_they_are_the_best()
    {
        await using var index = await PublishedAsync(Three);

        var all = await index.SearchAsync(new IndexQuery(DenseVector(1), Terms(1), 6), None);
        var two = await index.SearchAsync(new IndexQuery(DenseVector(1), Terms(1), 2), None);

        Assert.Equal(Content(all.Dense.Take(2)), Content(two.Dense));
        Assert.Equal(2, two.Sparse.Count);
        Assert.Equal(all.Sparse.Take(2).Select(hit => hit.Score), two.Sparse.Select(hit => hit.Score));
    }

    [SkippableFact]
    public async Task Terms_that_no_passage_has_find_nothing()
    {
        await using var index = await PublishedAsync(Three);

        var candidates = await index.SearchAsync(new IndexQuery(default, new SparseVector([77], [1]), 6), None);

        Assert.Empty(candidates.Sparse);
    }

    [SkippableFact]
    public async Task A_query_of_two_empty_halves_finds_nothing()
    {
        await using var index = await PublishedAsync(Three);

        var (dense, sparse) = await index.SearchAsync(new IndexQuery(default, NoTerms, 6), None);

        Assert.Empty(dense);
        Assert.Empty(sparse);
    }

    [SkippableTheory]
    [InlineData(Dimensions - 1, 1)]
    [InlineData(Dimensions + 1, 1)]
    [InlineData(Dimensions, 0)]
    [InlineData(Dimensions, 1001)]
    public async Task A_query_of_another_length_or_with_a_limit_out_of_range_is_refused(int length, int limit)
    {
        await using var index = await PublishedAsync(Three);

        await Assert.ThrowsAnyAsync<ArgumentException>(
            async () => await index.SearchAsync(new IndexQuery(new float[length], NoTerms, limit), None));
    }

    [SkippableFact]
    public async Task A_document_comes_back_as_it_went_in()
    {
        await using var index = await PublishedAsync(Three);

        foreach (var document in Three.Documents)
            Assert.Equal(Content(document), Content(await index.GetDocumentAsync(document.Id, None)));
        Assert.Null(await index.GetDocumentAsync("cause", None));
    }

    [SkippableFact]
    public async Task Documents_are_listed_by_id()
    {
        await using var index = await PublishedAsync(Three);

        var listed = await index.ListDocumentsAsync(None).ToListAsync(None);

        Assert.Equal(Content(Three.Documents.OrderBy(document => document.Id, StringComparer.Ordinal)), Content(listed));
    }

    [SkippableFact]
    public async Task Passages_come_back_as_they_went_in_and_in_reading_order()
    {
        await using var index = await PublishedAsync(Three with { Passages = [.. Three.Passages.Reverse()] });

        foreach (var document in Three.Documents)
        {
            var expected = Three.Passages.Select(indexed => indexed.Passage).Where(passage => passage.DocumentId == document.Id);
            Assert.Equal(Content(expected), Content(await index.GetPassagesAsync(document.Id, None)));
        }

        Assert.Empty(await index.GetPassagesAsync("cause", None));
    }

    [SkippableFact]
    public async Task What_a_search_finds_is_the_passage_as_it_went_in()
    {
        await using var index = await PublishedAsync(Three);

        var (dense, sparse) = await index.SearchAsync(new IndexQuery(DenseVector(4), Terms(4), 1), None);

        Assert.Equal(Content(Three.Passages[4].Passage), Content(dense.Single().Passage));
        Assert.Equal(Content(Three.Passages[4].Passage), Content(sparse.Single().Passage));
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_001)]
    public async Task What_the_embedder_learned_comes_back_byte_for_byte(int bytes)
    {
        var state = new byte[bytes];
        new Random(1).NextBytes(state);

        await using var index = await PublishedAsync(Three with { TermCounts = state });

        Assert.True(index.TermCounts.Span.SequenceEqual(state));
    }

    [SkippableFact]
    public async Task Opening_again_elsewhere_gives_the_same()
    {
        var query = new IndexQuery(DenseVector(2), Terms(2), 6);
        await using var first = await PublishedAsync(Three);
        await using var second = await OpenAsync(await StoreAsync());

        Assert.Equal(first.Manifest, second.Manifest);
        Assert.Equal(Content(await first.SearchAsync(query, None)), Content(await second.SearchAsync(query, None)));
        Assert.True(first.TermCounts.Span.SequenceEqual(second.TermCounts.Span));
    }

    [SkippableFact]
    public async Task A_second_generation_replaces_the_first_and_an_open_index_keeps_answering_from_its_own()
    {
        var store = await StoreAsync();
        await store.PublishAsync(Three, null, None);
        await using var old = await OpenAsync(store);

        await store.PublishAsync(Other, null, None);

        await using var live = await OpenAsync(store);
        Assert.NotEqual(old.Manifest.Generation, live.Manifest.Generation);
        Assert.Equal(["posture"], await live.ListDocumentsAsync(None).Select(document => document.Id).ToListAsync(None));
        Assert.Equal(2, (await live.SearchAsync(new IndexQuery(DenseVector(0), NoTerms, 10), None)).Dense.Count);
        Assert.Equal(3, await old.ListDocumentsAsync(None).CountAsync(None));
        Assert.Equal(6, (await old.SearchAsync(new IndexQuery(DenseVector(0), NoTerms, 10), None)).Dense.Count);
    }

    [SkippableFact]
    public async Task Publishing_that_is_cancelled_leaves_the_old_generation_live_and_the_next_publishing_works()
    {
        var store = await StoreAsync();
        var old = await store.PublishAsync(Three, null, None);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.PublishAsync(Other, new Told(_ => cancellation.Cancel()), cancellation.Token));

        await using (var live = await OpenAsync(store))
            Assert.Equal(old, live.Manifest);
        var next = await store.PublishAsync(Other, null, None);
        await using var replaced = await OpenAsync(store);
        Assert.Equal(next, replaced.Manifest);
    }

    [SkippableFact]
    public async Task A_generation_is_asked_before_it_goes_live_and_one_that_is_rejected_leaves_nothing_behind()
    {
        var store = await StoreAsync();
        var old = await store.PublishAsync(Three, null, None);
        var asked = new List<string>();

        await Assert.ThrowsAsync<IndexRejectedException>(async () => await store.PublishAsync(
            Other,
            async (next, token) =>
            {
                asked.AddRange(await next.ListDocumentsAsync(token).Select(document => document.Id).ToListAsync(token));
                await using var live = await OpenAsync(store);
                Assert.Equal(old, live.Manifest);
                throw new IndexRejectedException("Too few right.");
            },
            null,
            None));

        Assert.Equal(["posture"], asked);
        await using (var live = await OpenAsync(store))
            Assert.Equal(old, live.Manifest);
        Assert.Null(await store.RollbackAsync(None));
        var passed = await store.PublishAsync(Other, (_, _) => ValueTask.CompletedTask, null, None);
        await using (var live = await OpenAsync(store))
            Assert.Equal(passed, live.Manifest);
        Assert.Equal(old, await store.RollbackAsync(None));
    }

    [SkippableFact]
    public async Task Generations_published_one_after_the_other_have_names_in_that_order()
    {
        var store = await StoreAsync();
        var names = new List<string>();

        for (var number = 1; number <= 5; number++)
            names.Add((await store.PublishAsync(Other, null, None)).Generation);

        Assert.Equal(["g-000001", "g-000002", "g-000003", "g-000004", "g-000005"], names);
        await using var live = await OpenAsync(store);
        Assert.Equal("g-000005", live.Manifest.Generation);
    }

    [SkippableFact]
    public async Task An_index_of_nothing_can_be_published_and_asked()
    {
        await using var index = await PublishedAsync(Empty);

        var (dense, sparse) = await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), None);

        Assert.Empty(dense);
        Assert.Empty(sparse);
        Assert.Empty(await index.ListDocumentsAsync(None).ToListAsync(None));
    }

    [SkippableFact]
    public async Task A_thousand_passages_are_all_written_told_and_found()
    {
        var lines = Enumerable.Range(0, 500).Select(number => $"Sentence number {number}.").ToArray();
        var content = Of(Document("long", "Long", lines), Document("other", "Other", lines));
        var told = new List<int>();
        var store = await StoreAsync();

        await store.PublishAsync(content, new Told(told.Add), None);

        await using var index = await OpenAsync(store);
        Assert.Equal(1000, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.Equal(500, (await index.GetPassagesAsync("long", None)).Count);
        var (dense, sparse) = await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 1000), None);
        Assert.Equal(
            content.Passages.Select(indexed => indexed.Passage.Id).Order(StringComparer.Ordinal),
            dense.Select(hit => hit.Passage.Id).Order(StringComparer.Ordinal));
        AssertScores(Dense(content, DenseVector(0)), dense);
        AssertScores(Sparse(content, Terms(0)), sparse);
    }

    [SkippableFact]
    public async Task Many_may_ask_at_once()
    {
        await using var index = await PublishedAsync(Three);

        var best = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
            (await index.SearchAsync(new IndexQuery(DenseVector(number % 6), NoTerms, 1), None)).Dense.Single().Passage.Id)));

        Assert.Equal(Enumerable.Range(0, 60).Select(number => Three.Passages[number % 6].Passage.Id), best);
    }

    [SkippableFact]
    public async Task A_cancelled_search_ends_so()
    {
        await using var index = await PublishedAsync(Three);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await index.SearchAsync(new IndexQuery(DenseVector(0), Terms(0), 5), new CancellationToken(canceled: true)));
    }

    private async Task<IPassageIndex> PublishedAsync(IndexContent content)
    {
        var store = await StoreAsync();
        await store.PublishAsync(content, null, None);
        return await OpenAsync(store);
    }

    private static async Task<IPassageIndex> OpenAsync(IIndexStore store)
    {
        var index = await store.OpenAsync(None);
        Assert.NotNull(index);
        return index;
    }

    // Unlike Progress<T>, tells where the work happens, before it goes on.
    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
