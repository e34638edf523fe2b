using Chatbot.Knowledge.Duplicates;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Knowledge.Duplicates;

public sealed class NearDuplicatesTests
{
    private static readonly Arbitrary<int[]> WordLists = Gen.Choose(16, 150).SelectMany(words => Gen.ArrayOf(Gen.Choose(0, 400), words)).ToArbitrary();

    [Fact]
    public void A_text_that_differs_in_layout_and_punctuation_is_found()
    {
        var text = Text(Enumerable.Range(0, 60));
        Assert.Equal(
            [new NearDuplicate(2, 0), new NearDuplicate(3, 0)],
            NearDuplicates.Among([text, Text(Enumerable.Range(100, 60)), text.ToUpperInvariant().Replace(" ", ",\n- ", StringComparison.Ordinal), $"{text} word99"]));
    }

    [Fact]
    public void A_text_that_says_another_thing_in_the_same_frame_is_not() =>
        Assert.Empty(NearDuplicates.Among([Text(Enumerable.Range(0, 60)), Text(Enumerable.Range(0, 60).Select(word => word % 10 == 4 ? 200 + word : word))]));

    [Fact]
    public void Short_stock_phrases_are_no_repetition() =>
        Assert.Empty(NearDuplicates.Among(["See your doctor if it gets worse.", "See your doctor if it gets worse."]));

    [Fact]
    public void Every_exact_repetition_is_found_with_the_first_of_its_wording() =>
        Prop.ForAll(WordLists, WordLists, (one, other) =>
        {
            var texts = new[] { Text(one), Text(other), Text(one), Text(other), Text(one) };
            var same = one.SequenceEqual(other);
            Assert.Subset(NearDuplicates.Among(texts).ToHashSet(), new[] { new NearDuplicate(2, 0), new NearDuplicate(4, 0) }.ToHashSet());
            Assert.True(same || NearDuplicates.Among(texts).All(found => found.Of is 0 or 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Among_many_texts_all_that_share_nearly_all_their_words_are_found()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, 150).Select(_ => random.Next(5_000)).ToArray()).ToList();
        var changed = texts.Select(words => Text(words[..149])).ToList();

        var found = NearDuplicates.Among([.. texts.Select(words => Text(words)), .. changed]);

        Assert.Equal(Enumerable.Range(0, 2_000).Select(at => new NearDuplicate(2_000 + at, at)), found);
    }

    private static string Text(IEnumerable<int> words) => string.Join(' ', words.Select(word => $"word{word}"));
}
