using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Index.Embedded;
using static Chatbot.Knowledge.Tests.Index.SampleContent;

namespace Chatbot.Knowledge.Tests.Index;

/// <summary>What the files of the embedded index promise beyond the contract.</summary>
public sealed class SegmentTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-segments-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(256, 1)]
    [InlineData(256, 10)]
    [InlineData(100, 100)]
    [InlineData(7, 10)]
    public async Task The_nearest_vectors_are_exactly_those_that_a_plain_comparison_of_all_finds(int dimensions, int limit)
    {
        var random = new Random(dimensions);
        var content = Random(2000, dimensions, random);
        await Store().PublishAsync(content, null, None);
        await using var index = await Store().OpenAsync(None);

        for (var asked = 0; asked < 20; asked++)
        {
            var query = UnitVector(dimensions, random);
            var plain = content.Passages
                .Select((indexed, at) => (indexed.Passage.Id, Score: System.Numerics.Tensors.TensorPrimitives.Dot(query, indexed.Dense.Span), At: at))
                .OrderByDescending(passage => passage.Score).ThenBy(passage => passage.At).Take(limit);

            var (found, _) = await index!.SearchAsync(new IndexQuery(query, new SparseVector([], []), limit), None);

            Assert.Equal(plain.Select(passage => (passage.Id, passage.Score)), found.Select(hit => (hit.Passage.Id, hit.Score)));
        }
    }

    [Fact]
    public async Task Opening_reads_neither_texts_nor_vectors()
    {
        var random = new Random(1);
        var store = Store();
        await store.PublishAsync(Random(200, 64, random), null, None);
        var little = await AllocatedByOpeningAsync(store);
        await store.PublishAsync(Random(20_000, 64, random), null, None);

        var much = await AllocatedByOpeningAsync(store);

        // A hundred times the passages, some 8 MB, and not a hundredth of that more in memory.
        Assert.True(much < little + 64_000, $"{little} and then {much} bytes");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_text_comes_back_as_it_was()
    {
        var content = Of(Document("odd", "Odd \ud83c", "A line with \udfc3 in it and ünïcode."));
        await Store().PublishAsync(content, null, None);
        await using var index = await Store().OpenAsync(None);

        Assert.Equal(content.Documents[0].Text, (await index!.GetDocumentAsync("odd", None))!.Text);
    }

    [Fact]
    public async Task An_update_writes_what_is_new_and_finds_what_a_whole_index_would()
    {
        var random = new Random(3);
        var store = Store();
        var documents = Enumerable.Range(0, 12).Select(number => Random(30, 16, random, $"d{number:00}")).ToList();
        var before = await store.PublishAsync(Join(documents.Take(10)), null, None);
        var live = before;
        for (var step = 0; step < 12; step++)
        {
            // Each time one document goes and one comes, again and again, until segments are merged.
            var (gone, come) = (documents[step % 10], documents[10 + (step % 2)]);
            documents[step % 10] = come;
            documents[10 + (step % 2)] = gone;
            var update = new IndexUpdate(
                live.Generation, new HashSet<string> { gone.Documents[0].Id }, new Dictionary<string, string> { [documents[9 - (step % 10 == 9 ? 1 : 0)].Documents[0].Id] = "elsewhere.md" }, come);
            if (update.Moved.ContainsKey(come.Documents[0].Id))
                update = update with { Moved = new Dictionary<string, string>() };
            live = await store.UpdateAsync(update, null, null, None);

            var whole = Join(documents.Take(10));
            await using var other = await WholeAsync(whole);
            await using var index = (ILocalIndex)(await Store().OpenAsync(None))!;
            index.Verify(None);
            Assert.Equal((10, 300), (index.Manifest.Documents, index.Manifest.Passages));
            for (var asked = 0; asked < 5; asked++)
            {
                var query = new IndexQuery(UnitVector(16, random), new SparseVector([1, 2, (uint)(100 + asked)], [1, 1, 1]), 40);
                var (expected, actual) = (await other.SearchAsync(query, None), await index.SearchAsync(query, None));
                Assert.Equal(Content(expected), Content(actual));
            }
        }

        Assert.True(Directory.GetFiles(_folder, "*.segment").Length < 12);
    }

    [Fact]
    public async Task An_update_of_a_generation_that_is_live_no_more_is_refused()
    {
        var store = Store();
        var first = await store.PublishAsync(Three, null, None);
        var second = await store.PublishAsync(Other, null, None);
        var update = new IndexUpdate(first.Generation, new HashSet<string> { "causes" }, new Dictionary<string, string>(), Empty);

        await Assert.ThrowsAsync<IndexUnavailableException>(async () => await store.UpdateAsync(update, null, null, None));

        await using var live = await store.OpenAsync(None);
        Assert.Equal(second, live!.Manifest);
    }

    private async Task<IPassageIndex> WholeAsync(IndexContent content)
    {
        var store = new EmbeddedIndexStore(Path.Combine(_folder, "whole"), TimeProvider.System);
        await store.PublishAsync(content, null, None);
        return (await store.OpenAsync(None))!;
    }

    private static async Task<long> AllocatedByOpeningAsync(EmbeddedIndexStore store)
    {
        // Of this thread alone, on which all of the opening happens: other tests run beside this one.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var opening = store.OpenAsync(None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(opening.IsCompleted);
        await using var index = await opening;
        return allocated;
    }

    private static IndexContent Join(IEnumerable<IndexContent> parts)
    {
        var all = parts.OrderBy(part => part.Documents[0].Id, StringComparer.Ordinal).ToList();
        return all[0] with { Documents = [.. all.SelectMany(part => part.Documents)], Passages = [.. all.SelectMany(part => part.Passages)] };
    }

    private static IndexContent Random(int passages, int dimensions, Random random, string id = "random")
    {
        var content = Of(Document(id, "Random", [.. Enumerable.Range(0, passages).Select(number => $"Line {number}.")]));
        return content with
        {
            Dimensions = dimensions,
            Passages = [.. content.Passages.Select(indexed => indexed with { Dense = UnitVector(dimensions, random) })],
        };
    }

    private static float[] UnitVector(int dimensions, Random random)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => (random.NextSingle() * 2) - 1).ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return Array.ConvertAll(vector, value => value / length);
    }

    private EmbeddedIndexStore Store() => new(_folder, TimeProvider.System);
}
