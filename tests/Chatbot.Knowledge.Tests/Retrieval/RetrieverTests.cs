using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Tests.Indexing;

namespace Chatbot.Knowledge.Tests.Retrieval;

/// <summary>Retrieval over the corpus that ships with the product.</summary>
public sealed class RetrieverTests(RetrieverTests.IndexedCorpus corpus) : IClassFixture<RetrieverTests.IndexedCorpus>
{
    [Theory]
    [InlineData("how long does sciatica last", "sciatica")]
    [InlineData("what is a slipped disc", "herniated-disc")]
    [InlineData("why do older ladies get a hunchback", "kyphosis-and-scoliosis")]
    [InlineData("can i get a jab in my spine for the pain", "injections")]
    [InlineData("whats spinal stenosys", "spinal-stenosis")]
    [InlineData("is my desk job bad for my back", "work-and-risk-factors")]
    [InlineData("do i need an mri for back ache", "diagnosis-and-imaging")]
    public async Task A_patients_words_find_the_article_that_answers(string question, string document)
    {
        var hits = await corpus.Retriever.SearchAsync(question, 5, SearchMode.Hybrid, CancellationToken.None);

        Assert.Contains(hits, hit => hit.Passage.DocumentId == document);
    }

    [Theory]
    [InlineData(SearchMode.Hybrid)]
    [InlineData(SearchMode.Dense)]
    [InlineData(SearchMode.Sparse)]
    public async Task Every_mode_gives_the_best_first_and_no_more_than_asked_for(SearchMode mode)
    {
        var hits = await corpus.Retriever.SearchAsync("exercises for back pain", 7, mode, CancellationToken.None);

        Assert.Equal(7, hits.Count);
        Assert.Equal(hits.OrderByDescending(hit => hit.Score).Select(hit => hit.Score), hits.Select(hit => hit.Score));
    }

    [Theory]
    [InlineData("how long does sciatica last")]
    [InlineData("can i get a jab in my spine for the pain")]
    [InlineData("is my desk job bad for my back and what can I do about it at home")]
    public async Task The_best_passages_are_those_that_a_full_look_at_every_candidate_finds(string question)
    {
        var all = Retriever.Ranked(await corpus.Retriever.CandidatesAsync(question, CancellationToken.None), RerankWeights.Default);

        var best = await corpus.Retriever.RetrieveAsync(question, "", 20, SearchMode.Hybrid, CancellationToken.None);

        Assert.True(all.Count > 50);
        // Those missing repeat one before them.
        Assert.Equal(all.Where(best.Passages.Contains), best.Passages);
        Assert.InRange(all.IndexOf(best.Passages[^1]), 19, 24);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("🙂🙂🙂")]
    [InlineData("\ud800")]
    public async Task Nothing_asked_nothing_found(string question) =>
        Assert.Empty(await corpus.Retriever.SearchAsync(question, 5, SearchMode.Hybrid, CancellationToken.None));

    [Fact]
    public async Task The_same_question_always_finds_the_same()
    {
        var first = await corpus.Retriever.SearchAsync("what helps with a stiff back", 10, SearchMode.Hybrid, CancellationToken.None);
        var second = await corpus.Retriever.SearchAsync("what helps with a stiff back", 10, SearchMode.Hybrid, CancellationToken.None);

        Assert.Equal(first.Select(hit => (hit.Passage.Id, hit.Score)), second.Select(hit => (hit.Passage.Id, hit.Score)));
    }

    [Fact]
    public async Task An_index_of_another_embedding_model_is_refused_with_both_names_and_the_remedy()
    {
        using var articles = new TestCorpus();
        articles.Write("heat.md", TestCorpus.Article("heat", "Heat", "## What it does\n\nHeat packs ease tense muscles."));
        await articles.IndexAsync();
        using var other = new EndpointEmbedder(new EmbeddingEndpoint { Url = new Uri("http://localhost:1/v1"), Model = "another-model" });
        await using var live = new LiveIndex(articles.Store, other);

        var fault = await Assert.ThrowsAsync<IndexDamagedException>(async () => await live.HoldAsync(CancellationToken.None));

        Assert.Contains(TokenEmbedder.Default.Name, fault.Message, StringComparison.Ordinal);
        Assert.Contains("another-model", fault.Message, StringComparison.Ordinal);
        Assert.Contains("chatbot index", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_indexed_it_says_how_to()
    {
        using var empty = new TestCorpus();
        await using var live = new LiveIndex(empty.Store, TokenEmbedder.Default);

        var fault = await Assert.ThrowsAsync<IndexMissingException>(async () =>
            await new Retriever(live).SearchAsync("sciatica", 5, SearchMode.Hybrid, CancellationToken.None));

        Assert.Contains("chatbot index", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inflamatory", "inflamm")]
    [InlineData("sciattica", "sciatica")]
    [InlineData("mattress", "mattress")]
    [InlineData("cream", "cream")]
    [InlineData("covid", "covid")]
    [InlineData("diahrrea", "diarrhea")]
    [InlineData("wieddeman", "wiedemann")]
    public void A_slip_of_the_finger_is_mended_a_real_word_is_not(string word, string stem)
    {
        var stems = new Dictionary<string, int>
        {
            ["inflamm"] = 3, ["sciatica"] = 9, ["inflammatori"] = 1, ["scream"] = 1, ["avoid"] = 2, ["matter"] = 4, ["diarrhea"] = 2, ["wiedemann"] = 1,
        };
        var counts = stems.ToDictionary(stem => stem.Key, stem => new TermCount(stem.Value, stem.Key is "diarrhea" or "wiedemann" ? 1 : 0), StringComparer.Ordinal);
        var corrector = new SpellingCorrector(new TermCounts(counts, passages: 20, words: 400));

        var corrected = corrector.StemOf(word);

        Assert.True(corrected == stem || corrected.StartsWith(stem, StringComparison.Ordinal), corrected);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
    public sealed class IndexedCorpus : IAsyncLifetime
    {
        private readonly TestCorpus _corpus = new();
        private LiveIndex? _live;

        internal Retriever Retriever { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await _corpus.IndexAsync(Chatbot.Tests.Repository.At("corpus"));
            _live = new LiveIndex(_corpus.Store, TokenEmbedder.Default);
            Retriever = new Retriever(_live);
        }

        public async Task DisposeAsync()
        {
            await _live!.DisposeAsync();
            _corpus.Dispose();
        }
    }

    [Theory]
    [InlineData("how is hip pain in adults treated", new[] { "adults" })]
    [InlineData("how is hip pain in children treated", new[] { "children" })]
    [InlineData("how is hip pain in adults and in children treated", new[] { "adults", "children" })]
    public async Task Of_passages_that_say_the_same_words_the_best_is_kept_unless_each_is_asked_for(string question, string[] expected)
    {
        const string Words = "Treatment starts with rest for a few days, then walking a little more each day, then exercises that a therapist shows.";
        using var corpus = new TestCorpus();
        corpus.Write("adults.md", TestCorpus.Article("adults", "Hip pain in adults", $"## Treatment\n\n{Words}"))
            .Write("children.md", TestCorpus.Article("children", "Hip pain in children", $"## Treatment\n\n{Words}"));
        await corpus.IndexAsync();
        await using var live = new LiveIndex(corpus.Store, TokenEmbedder.Default);

        var places = await new Retriever(live).SearchAsync(question, 10, SearchMode.Hybrid, CancellationToken.None);

        Assert.Equal(expected, places.Select(place => place.Passage.DocumentId).Order());
    }
}
