using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Sdk.Tests.Tokenizers;

public class WordPieceTests
{
    private static WordPieceTokenizer Create(params string[] tokens) => WordPieceTokenizer.Create(Vocabulary.Lines(["[UNK]", .. tokens]));

    [Fact]
    public void A_word_is_covered_by_the_longest_pieces_from_the_left()
    {
        var tokenizer = Create("un", "##aff", "##able", "##a", "unable");

        Assert.Equal(["un", "##aff", "##able"], tokenizer.EncodeToTokens("unaffable", out _).Select(token => token.Value));
        Assert.Equal(["unable"], tokenizer.EncodeToTokens("unable", out _).Select(token => token.Value));
        Assert.Equal([1, 2, 3, 5], tokenizer.EncodeToIds("unaffable unable"));
    }

    [Fact]
    public void Greedy_means_no_second_try_with_a_shorter_piece()
    {
        var tokenizer = Create("ab", "a", "##bc");

        Assert.Equal(["[UNK]"], tokenizer.EncodeToTokens("abc", out _).Select(token => token.Value));
    }

    [Fact]
    public void Offsets_point_at_each_piece()
    {
        var tokenizer = Create("un", "##want", "##ed", "runn", "##ing");

        var tokens = tokenizer.EncodeToTokens("unwanted  running", out var normalized);

        Assert.Null(normalized);
        Assert.Equal(
            [
                new EncodedToken(1, "un", 0..2), new EncodedToken(2, "##want", 2..6), new EncodedToken(3, "##ed", 6..8),
                new EncodedToken(4, "runn", 10..14), new EncodedToken(5, "##ing", 14..17),
            ],
            tokens);
    }

    [Fact]
    public void A_word_that_the_vocabulary_cannot_cover_is_one_unknown_token()
    {
        var tokenizer = Create("un", "##want", "##ed", "run");

        Assert.Equal([new EncodedToken(0, "[UNK]", 0..9), new EncodedToken(4, "run", 10..13)], tokenizer.EncodeToTokens("unwantedX run", out _));
    }

    [Fact]
    public void A_word_longer_than_the_limit_is_one_unknown_token()
    {
        var options = new WordPieceOptions { MaxInputCharsPerWord = 4 };
        var tokenizer = WordPieceTokenizer.Create(Vocabulary.Lines("[UNK]", "a", "##a"), options);

        Assert.Equal([1, 2, 2, 2], tokenizer.EncodeToIds("aaaa"));
        Assert.Equal([0], tokenizer.EncodeToIds("aaaaa"));
        Assert.Equal(1, tokenizer.CountTokens("aaaaa"));
    }

    [Fact]
    public void Defaults_are_those_of_the_model()
    {
        var tokenizer = Create("a");

        Assert.Equal("[UNK]", tokenizer.UnknownToken);
        Assert.Equal(0, tokenizer.UnknownTokenId);
        Assert.Equal("##", tokenizer.ContinuingSubwordPrefix);
        Assert.Equal(100, tokenizer.MaxInputCharsPerWord);
        Assert.Null(tokenizer.Normalizer);
        Assert.NotNull(tokenizer.PreTokenizer);
        Assert.Null(tokenizer.SpecialTokens);
    }

    [Fact]
    public void Special_tokens_are_taken_whole_even_where_no_space_parts_them()
    {
        var options = new WordPieceOptions { SpecialTokens = new Dictionary<string, int> { ["[CLS]"] = 1, ["[SEP]"] = 2 } };
        var tokenizer = WordPieceTokenizer.Create(Vocabulary.Lines("[UNK]", "[CLS]", "[SEP]", "run", "##s"), options);

        Assert.Equal(
            [
                new EncodedToken(2, "[SEP]", 0..5), new EncodedToken(1, "[CLS]", 5..10),
                new EncodedToken(3, "run", 11..14), new EncodedToken(4, "##s", 14..15),
            ],
            tokenizer.EncodeToTokens("[SEP][CLS] runs", out _));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 0)]
    [InlineData(3, 3, 8)]
    [InlineData(4, 3, 9)]
    [InlineData(5, 5, 16)]
    public void A_budget_from_the_start_keeps_words_whole(int budget, int tokens, int index)
    {
        var tokenizer = Create("un", "##want", "##ed", "runn", "##ing");

        Assert.Equal(index, tokenizer.GetIndexByTokenCount("unwanted running", budget, out _, out var count));
        Assert.Equal(tokens, count);
        Assert.Equal(tokens, tokenizer.EncodeToIds("unwanted running", budget, out _, out _).Count);
    }

    [Theory]
    [InlineData(1, 0, 16)]
    [InlineData(2, 2, 9)]
    [InlineData(3, 2, 8)]
    [InlineData(4, 2, 8)]
    [InlineData(5, 5, 0)]
    public void A_budget_from_the_end_keeps_words_whole(int budget, int tokens, int index)
    {
        var tokenizer = Create("un", "##want", "##ed", "runn", "##ing");

        Assert.Equal(index, tokenizer.GetIndexByTokenCountFromEnd("unwanted running", budget, out _, out var count));
        Assert.Equal(tokens, count);
    }

    [Fact]
    public void An_unknown_word_just_past_the_budget_is_still_taken_in()
    {
        // So whoever must keep a budget counts what stands before the index.
        var index = Create("run").GetIndexByTokenCount("run run xyz run", 2, out _, out var count);

        Assert.Equal("run run xyz ".Length, index);
        Assert.Equal(3, count);
    }

    [Fact]
    public void Nothing_has_no_tokens()
    {
        var tokenizer = Create("a");

        Assert.Empty(tokenizer.EncodeToTokens("", out _));
        Assert.Empty(tokenizer.EncodeToIds(""));
        Assert.Equal(0, tokenizer.CountTokens(""));
        Assert.Equal(0, tokenizer.GetIndexByTokenCount("", 10, out _, out _));
        Assert.Equal(0, tokenizer.GetIndexByTokenCountFromEnd("", 10, out _, out _));
    }

    [Fact]
    public void A_budget_below_one_or_a_missing_text_is_refused()
    {
        var tokenizer = Create("a");

        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.GetIndexByTokenCount("a", 0, out _, out _));
        Assert.Throws<ArgumentNullException>(() => tokenizer.CountTokens(null!));
        Assert.Throws<ArgumentNullException>(() => tokenizer.EncodeToIds(null!));
    }

    [Fact]
    public void Decoding_joins_pieces_and_fills_no_more_than_the_space_given()
    {
        var tokenizer = Create("un", "##want", "##ed", "runn", "##ing");
        var ids = tokenizer.EncodeToIds("unwanted running");

        Assert.Equal("unwanted running", tokenizer.Decode(ids));

        var space = new char[9];
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.Decode(ids, space, out var consumed, out var written));
        Assert.Equal(3, consumed);
        Assert.Equal("unwanted", new string(space, 0, written));
        Assert.Equal(OperationStatus.InvalidData, tokenizer.Decode([99], space, out _, out _));
        Assert.Equal("", tokenizer.Decode([99]));
    }
}
