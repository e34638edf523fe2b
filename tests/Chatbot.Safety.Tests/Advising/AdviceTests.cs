using Chatbot.Safety;
using Chatbot.Safety.Advising;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>What every escalation must contain.</summary>
public sealed class AdviceTests
{
    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    public static TheoryData<string> Keys => new(Book.Keys);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_text_says_what_why_what_not_and_what_to_do_for_others(string key)
    {
        var advice = Book.Find(key, null);

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
        var advice = Book.Find(key, null);
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
        var text = Book.Find(key, null).ToPlainText();

        string[] forbidden = ["you have a ", "nothing to worry", "don't worry", "you are fine", "harmless", "probably"];
        Assert.All(forbidden, words => Assert.DoesNotContain(words, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_link_can_be_tapped_and_appears_once(string key)
    {
        var links = Book.Find(key, null).Links;

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

        Assert.Equal([], Book.Keys.Except(used));
    }

    [Fact]
    public void A_missing_text_is_reported_when_the_guard_is_built()
    {
        var advice = AdviceBook.Load(new YamlSource("small.yaml", "quoted: '{quote}'\nreminders: {emergency: a, crisis: b, urgent: c}\nadvice: {}"), AdviceBook.EmbeddedHelplines);

        var exception = Assert.Throws<RuleSetException>(() => new RedFlagGuard(Guards.Rules, advice));

        Assert.Contains("RF-01 needs the advice 'cauda-equina' for the level emergency.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("advice:\n  x: {level: soon, action: a, reason: b, someone-else: c, links: [none]}", 2, "There is no set of lines named 'none'.")]
    [InlineData("advice:\n  x: {level: soon, action: 'Call {nobody}', reason: b, someone-else: c}", 2, "No country has a word for '{nobody}'.")]
    [InlineData("advice:\n  x: {level: soon, action: a, someone-else: c}", 2, "'reason' is missing.")]
    [InlineData("advice:\n  x: {level: later, action: a, reason: b, someone-else: c}", 2, "'level' must be none, soon, urgent, crisis or emergency.")]
    [InlineData("reminders: {urgent: a}\nadvice: {}", 1, "'reminders' lacks the level emergency.")]
    [InlineData("quoted: You said something.\nadvice: {}", 1, "'quoted' must hold {quote}, where the person's words go.")]
    public void A_mistake_in_the_advice_file_is_reported_with_its_place(string file, long line, string says)
    {
        var exception = Assert.Throws<RuleSetException>(() => AdviceBook.Load(new YamlSource("bad.yaml", file), AdviceBook.EmbeddedHelplines));

        Assert.Contains(exception.Errors, error => error.File == "bad.yaml" && error.Line == line && error.Message == says);
    }

    [Theory]
    [InlineData("countries:\n  unknown: {words: {}, lines: {a: [{label: Call, uri: 'ftp:1'}]}}", 2, "'ftp:1' must begin with tel:, sms: or https://.")]
    [InlineData("countries:\n  unknown: {words: {a: b}, lines: {}}\n  XX: {words: {}, lines: {}}", 3, "The country 'XX' lacks the word 'a'.")]
    [InlineData("countries:\n  XX: {words: {}, lines: {}}", 1, "The country 'unknown' is missing: its text is shown where no country is set.")]
    [InlineData("countries:\n  unknown: {words: {}, lines: {}}\n  XX: {also: [xx], words: {}, lines: {}}", 3, "The country 'xx' is defined twice.")]
    public void A_mistake_in_the_file_of_countries_is_reported_with_its_place(string file, long line, string says)
    {
        var exception = Assert.Throws<RuleSetException>(() => AdviceBook.Load(AdviceBook.EmbeddedTexts, new YamlSource("bad.yaml", file)));

        Assert.Contains(exception.Errors, error => error.File == "bad.yaml" && error.Line == line && error.Message == says);
    }
}
