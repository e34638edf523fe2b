using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Sdk.Tests.Tokenizers;

public class BertTests
{
    private static readonly string[] Greeting = ["!", ",", "?", "hello", "world", "how", "are", "you"];

    private static BertTokenizer Create(BertOptions? options = null) => BertTokenizer.Create(Vocabulary.Bert(Greeting), options);

    [Fact]
    public void Text_is_lowered_and_cut_at_punctuation_and_offsets_refer_to_the_normalised_text()
    {
        var tokens = Create().EncodeToTokens("Hello, How are you?", out var normalized);

        Assert.Equal("hello, how are you?", normalized);
        Assert.Equal(
            [
                new EncodedToken(8, "hello", 0..5), new EncodedToken(6, ",", 5..6), new EncodedToken(10, "how", 7..10),
                new EncodedToken(11, "are", 11..14), new EncodedToken(12, "you", 15..18), new EncodedToken(7, "?", 18..19),
            ],
            tokens);
    }

    [Fact]
    public void Ids_come_between_the_classification_and_the_separator_token_unless_asked_through_the_base_type()
    {
        var tokenizer = Create();
        Tokenizer asBase = tokenizer;

        Assert.Equal([2, 8, 6, 9, 3], tokenizer.EncodeToIds("Hello, world"));
        Assert.Equal([2, 8, 6, 9, 3], tokenizer.EncodeToIds("Hello, world".AsSpan()));
        Assert.Equal([8, 6, 9], tokenizer.EncodeToIds("Hello, world", addSpecialTokens: false));
        Assert.Equal([8, 6, 9], asBase.EncodeToIds("Hello, world"));
    }

    [Fact]
    public void Counting_and_cutting_leave_the_added_tokens_out()
    {
        var tokenizer = Create();

        Assert.Equal(3, tokenizer.CountTokens("Hello, world"));
        Assert.Equal(3, tokenizer.CountTokens("Hello, world".AsSpan()));
        Assert.Equal("hello, ".Length, tokenizer.GetIndexByTokenCount("Hello, world", 2, out _, out var count));
        Assert.Equal(2, count);
        Assert.Equal("hello, world ".Length, tokenizer.GetIndexByTokenCount("Hello, world ", 9, out _, out _));
    }

    [Fact]
    public void A_budget_for_ids_includes_the_added_tokens()
    {
        var tokenizer = Create();

        Assert.Equal([2, 8, 6, 3], tokenizer.EncodeToIds("Hello, world", 4, out _, out _));
        Assert.Empty(tokenizer.EncodeToIds("Hello, world", 1, out _, out _));
        Assert.Equal([8, 6], tokenizer.EncodeToIds("Hello, world", 2, addSpecialTokens: false, out _, out _));
    }

    [Fact]
    public void A_special_token_spelled_out_in_the_text_becomes_that_token()
    {
        var tokens = Create().EncodeToTokens("[CLS] Hello [SEP]", out var normalized);

        Assert.Equal("[cls] hello [sep]", normalized);
        Assert.Equal([new EncodedToken(2, "[CLS]", 0..5), new EncodedToken(8, "hello", 6..11), new EncodedToken(3, "[SEP]", 12..17)], tokens);
    }

    [Fact]
    public void Special_tokens_are_plain_text_when_the_tokenizer_is_told_not_to_split_on_them()
    {
        var tokenizer = Create(new BertOptions { SplitOnSpecialTokens = false });

        Assert.Equal([1, 1, 1, 8], tokenizer.EncodeToIds("[CLS] hello", addSpecialTokens: false));
    }

    [Fact]
    public void Decoding_sets_no_space_before_punctuation_and_can_leave_special_tokens_out()
    {
        var tokenizer = Create();
        var ids = tokenizer.EncodeToIds("Hello, how are you?");

        Assert.Equal("[CLS] hello, how are you? [SEP]", tokenizer.Decode(ids));
        Assert.Equal("hello, how are you?", tokenizer.Decode(ids, skipSpecialTokens: true));
    }

    [Fact]
    public void Case_is_kept_when_asked()
    {
        var tokenizer = Create(new BertOptions { LowerCaseBeforeTokenization = false });

        Assert.Equal([1, 6, 1, 11, 12, 7], tokenizer.EncodeToIds("Hello, How are you?", addSpecialTokens: false));
    }

    [Fact]
    public void Accents_are_kept_by_default()
    {
        var tokenizer = BertTokenizer.Create(Vocabulary.Bert("cafe", "café"));

        Assert.Equal([6], tokenizer.EncodeToIds("Café", addSpecialTokens: false));
    }

    [Fact]
    public void Combining_marks_are_removed_when_asked()
    {
        var tokenizer = BertTokenizer.Create(Vocabulary.Bert("cafe", "café"), new BertOptions { RemoveNonSpacingMarks = true });

        Assert.Equal([5], tokenizer.EncodeToIds("Cafe\u0301", addSpecialTokens: false));
        Assert.Equal(1, tokenizer.CountTokens("Cafe\u0301"));
    }

    [Fact]
    public void Ideographs_stand_alone_by_default()
    {
        var tokens = BertTokenizer.Create(Vocabulary.Bert("叟", "驷", "##驷", "!")).EncodeToTokens("叟驷!", out var normalized);

        Assert.Equal(" 叟  驷 !", normalized);
        Assert.Equal([new EncodedToken(5, "叟", 1..2), new EncodedToken(6, "驷", 4..5), new EncodedToken(8, "!", 6..7)], tokens);
    }

    [Fact]
    public void Ideographs_make_words_when_asked()
    {
        var options = new BertOptions { IndividuallyTokenizeCjk = false };
        var tokenizer = BertTokenizer.Create(Vocabulary.Bert("叟", "驷", "##驷"), options);

        Assert.Equal([5, 7], tokenizer.EncodeToIds("叟驷", addSpecialTokens: false));
    }

    [Fact]
    public void What_is_consumed_leaves_out_the_word_that_uses_the_budget_up()
    {
        Create().EncodeToIds("Hello, world", 2, addSpecialTokens: false, out _, out var consumed);

        Assert.Equal("hello".Length, consumed);
    }

    [Fact]
    public void Line_breaks_and_tabs_vanish_so_whoever_wants_words_apart_gives_spaces()
    {
        var tokens = Create().EncodeToTokens("hello\r\nworld\thow are\u00A0you", out var normalized);

        Assert.Equal("helloworldhow are you", normalized);
        Assert.Equal(["[UNK]", "are", "you"], tokens.Select(token => token.Value));
    }

    [Fact]
    public void Lower_casing_alone_keeps_lines_apart_and_positions_as_they_are()
    {
        var tokenizer = Create(new BertOptions { Normalizer = LowerCaseNormalizer.Instance });

        var tokens = tokenizer.EncodeToTokens("Hello\r\nworld\tHOW [CLS]", out _);

        Assert.Equal(
            [new EncodedToken(8, "hello", 0..5), new EncodedToken(9, "world", 7..12), new EncodedToken(10, "how", 13..16), new EncodedToken(2, "[CLS]", 17..22)],
            tokens);
        Assert.Equal(4, tokenizer.CountTokens("Hello\r\nworld\tHOW [CLS]"));
    }

    [Fact]
    public void Symbols_that_are_neither_letters_nor_punctuation_give_no_tokens()
    {
        Assert.Equal([8, 9], Create().EncodeToIds("hello + world 🙂", addSpecialTokens: false));
    }

    [Fact]
    public void Two_sequences_are_joined_the_way_the_model_was_trained()
    {
        var tokenizer = Create();
        int[] first = [8, 9], second = [10];

        Assert.Equal([2, 8, 9, 3, 10, 3], tokenizer.BuildInputsWithSpecialTokens(first, second));
        Assert.Equal([1, 0, 0, 1, 0, 1], tokenizer.GetSpecialTokensMask(first, second));
        Assert.Equal([0, 0, 0, 0, 1, 1], tokenizer.CreateTokenTypeIdsFromSequences(first, second));
        Assert.Equal([1, 0, 1], tokenizer.GetSpecialTokensMask([2, 8, 3], alreadyHasSpecialTokens: true));
        Assert.Equal(OperationStatus.DestinationTooSmall, tokenizer.BuildInputsWithSpecialTokens(first, new int[3], out var written));
        Assert.Equal(0, written);
    }

    [Fact]
    public async Task Every_way_to_create_one_gives_the_same_tokenizer()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, [.. Vocabulary.Specials, .. Greeting]);
            BertTokenizer[] all =
            [
                BertTokenizer.Create(path), BertTokenizer.Create(Vocabulary.Bert(Greeting)),
                await BertTokenizer.CreateAsync(path), await BertTokenizer.CreateAsync(Vocabulary.Bert(Greeting)),
            ];

            Assert.All(all, tokenizer => Assert.Equal([2, 8, 3], tokenizer.EncodeToIds("Hello")));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
