using Chatbot.Safety;
using Chatbot.Safety.Advising;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>What every escalation must contain.</summary>
public sealed class AdviceTests
{
    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    public static TheoryData<string> Keys => new(Book.Texts.Select(text => text.Key).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_text_says_what_why_what_not_and_what_to_do_for_others(string key)
    {
        var advice = Book[key];

        Assert.NotEqual("", advice.Reason);
        Assert.NotEmpty(advice.DoNot);
        Assert.All(advice.DoNot, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        Assert.NotEqual("", advice.ForSomeoneElse);
        Assert.NotEmpty(advice.Links);
        Assert.StartsWith(advice.Action, advice.ToPlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_escalation_names_numbers_for_the_uk_and_the_us(string key)
    {
        var advice = Book[key];
        var text = advice.ToPlainText();

        Assert.Contains("(UK)", text, StringComparison.Ordinal);
        Assert.Contains("(US)", text, StringComparison.Ordinal);
        if (advice.Level >= TriageLevel.Crisis)
            Assert.Equal(["tel:911", "tel:999"], advice.Links.Select(link => link.Uri).Where(uri => uri is "tel:999" or "tel:911").Order());
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void No_text_states_a_diagnosis_as_certain_or_reassures(string key)
    {
        var text = Book[key].ToPlainText();

        string[] forbidden = ["you have a ", "nothing to worry", "don't worry", "you are fine", "harmless", "probably"];
        Assert.All(forbidden, words => Assert.DoesNotContain(words, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_link_can_be_tapped_and_appears_once(string key)
    {
        var links = Book[key].Links;

        Assert.All(links, link => Assert.Matches("^(tel:\\+?[0-9]+|sms:[0-9]+(\\?body=[A-Z]+)?)$", link.Uri));
        Assert.Equal(links.Distinct(), links);
    }

    [Fact]
    public void A_suicidal_person_reads_the_crisis_lines_of_both_countries()
    {
        var advice = Guards.Screen("I want to end my life").Advice;

        Assert.NotNull(advice);
        Assert.All(["tel:116123", "sms:85258?body=SHOUT", "tel:988", "sms:988", "tel:999", "tel:911"], uri => Assert.Contains(advice.Links, link => link.Uri == uri));
    }

    [Fact]
    public void An_overdose_carries_poison_and_crisis_lines()
    {
        var verdict = Guards.Screen("I took a whole box of tablets");

        Assert.Equal(TriageLevel.Emergency, verdict.Level);
        Assert.All(["tel:999", "tel:+18002221222", "tel:116123", "tel:988"], uri => Assert.Contains(verdict.Advice!.Links, link => link.Uri == uri));
    }

    [Fact]
    public void An_emergency_with_suicidal_words_carries_the_crisis_lines_too() =>
        Assert.Contains(Guards.Screen("I can't breathe and I want to die").Advice!.Links, link => link.Uri == "tel:116123");

    [Fact]
    public void Every_text_is_used_by_a_rule()
    {
        var used = Guards.Rules.Rules.SelectMany(rule => rule.Combinations).Select(combination => combination.Advice);

        Assert.Equal([], Book.Texts.Select(text => text.Key).Except(used));
    }

    [Fact]
    public void A_missing_text_is_reported_when_the_guard_is_built()
    {
        var advice = AdviceBook.Load(new YamlSource("small.yaml", "advice: {}"));

        var exception = Assert.Throws<RuleSetException>(() => new RedFlagGuard(Guards.Rules, advice));

        Assert.Contains("RF-01 needs the advice 'cauda-equina' for the level emergency.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_the_advice_file_is_reported_with_its_place()
    {
        var file = new YamlSource("bad.yaml", "lines:\n  one: {label: Call, uri: 'ftp:1'}\nadvice:\n  x: {level: soon, action: a, links: [none]}");

        var exception = Assert.Throws<RuleSetException>(() => AdviceBook.Load(file));

        Assert.Contains("bad.yaml(2,8): 'ftp:1' must begin with tel:, sms: or https://.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("There is no set of lines named 'none'.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'reason' is missing.", exception.Message, StringComparison.Ordinal);
    }
}
