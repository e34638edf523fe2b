using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Sdk.Tests.Tokenizers;

/// <summary>What splitters rely on, for any text at all.</summary>
public class TokenBudgetProperties
{
    private static readonly BertTokenizer Tokenizer = BertTokenizer.Create(Vocabulary.Letters());

    /// <summary>Prose-like texts with accents, marks, ideographs, symbols, half surrogates, and now and then anything.</summary>
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
        Gen.Elements("a", "B", "back", "Painful", " ", "  ", "\n", "\t", ".", "-", "é", "e\u0301", "椎", "_", "+", "🙂", "\ud83d", "\0", "[SEP]", "7")
            .ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    private static readonly Arbitrary<string> KnownTexts =
        Gen.Elements("a", "B", "back", "Painful", " ", "  ", ".", "-", "7", "?").ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<int> Budgets = Gen.Choose(1, 12).ToArbitrary();

    [Fact]
    public void Counting_tokens_agrees_with_encoding_without_special_tokens() =>
        Prop.ForAll(Texts, text => Tokenizer.CountTokens(text) == Tokenizer.EncodeToIds(text, addSpecialTokens: false).Count)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Ids_and_tokens_are_the_same_encoding() =>
        Prop.ForAll(Texts, text => Tokenizer.EncodeToTokens(text, out _).Select(token => token.Id)
            .SequenceEqual(Tokenizer.EncodeToIds(text, addSpecialTokens: false))).QuickCheckThrowOnFailure();

    [Fact]
    public void Offsets_rise_and_stay_within_the_normalised_text() =>
        Prop.ForAll(Texts, text =>
        {
            var tokens = Tokenizer.EncodeToTokens(text, out var normalized);
            var end = 0;
            foreach (var token in tokens)
            {
                if (token.Offset.Start.Value < end || token.Offset.End.Value <= token.Offset.Start.Value)
                    return false;
                end = token.Offset.End.Value;
            }

            return end <= (normalized ?? text).Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_stands_before_the_index_for_a_budget_has_the_number_of_tokens_that_comes_with_it() =>
        Prop.ForAll(Texts, Budgets, (text, budget) =>
        {
            var index = Tokenizer.GetIndexByTokenCount(text, budget, out var normalized, out var count);
            return Tokenizer.CountTokens(normalized.AsSpan(0, index), considerNormalization: false) == count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_stands_after_the_index_for_a_budget_from_the_end_has_the_number_of_tokens_that_comes_with_it() =>
        Prop.ForAll(Texts, Budgets, (text, budget) =>
        {
            var index = Tokenizer.GetIndexByTokenCountFromEnd(text, budget, out var normalized, out var count);
            return Tokenizer.CountTokens(normalized.AsSpan(index), considerNormalization: false) == count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_budget_is_never_exceeded_by_words_of_the_vocabulary() =>
        Prop.ForAll(KnownTexts, Budgets, (text, budget) =>
        {
            Tokenizer.GetIndexByTokenCount(text, budget, out _, out var fromStart);
            Tokenizer.GetIndexByTokenCountFromEnd(text, budget, out _, out var fromEnd);
            return fromStart <= budget && fromEnd <= budget;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_budget_for_ids_is_never_exceeded_whatever_the_words() =>
        Prop.ForAll(Texts, Budgets, (text, budget) =>
            Tokenizer.EncodeToIds(text, budget, addSpecialTokens: false, out _, out _).Count <= budget).QuickCheckThrowOnFailure();
}
