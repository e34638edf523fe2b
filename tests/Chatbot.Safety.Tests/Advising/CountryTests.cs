using System.Text.RegularExpressions;
using Chatbot.Safety;
using Chatbot.Safety.Advising;
using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>People are told the numbers of their own country, and no other country's.</summary>
public sealed partial class CountryTests
{
    private static readonly AdviceBook Book = AdviceBook.LoadEmbedded();

    [Theory]
    [InlineData("GB", "tel:999", "tel:116123 sms:85258?body=SHOUT tel:111")]
    [InlineData("US", "tel:911", "tel:988 sms:988")]
    [InlineData("CA", "tel:911", "tel:988 sms:988")]
    [InlineData("IE", "tel:112 tel:999", "tel:116123 sms:50808?body=HELLO")]
    [InlineData("AU", "tel:000", "tel:131114 sms:0477131114")]
    [InlineData("NZ", "tel:111", "tel:1737 sms:1737")]
    [InlineData("IN", "tel:112 tel:108", "tel:14416")]
    [InlineData("EU", "tel:112", "tel:116123")]
    [InlineData("DE", "tel:112", "tel:116123")]
    public void A_person_in_a_crisis_reads_the_lines_of_their_country(string country, string emergency, string crisis)
    {
        var advice = Guards.Default.Screen("I want to end my life", [], country).Advice!;

        Assert.Equal([.. crisis.Split(' '), .. emergency.Split(' ')], advice.Links.Select(link => link.Uri));
    }

    [Theory]
    [InlineData("GB", "999")]
    [InlineData("US", "911")]
    [InlineData("CA", "911")]
    [InlineData("IE", "112 or 999")]
    [InlineData("AU", "000")]
    [InlineData("NZ", "111")]
    [InlineData("IN", "112, or 108 for an ambulance")]
    [InlineData("EU", "112")]
    [InlineData(null, "999 or 112 (UK) or 911 (US)")]
    public void The_action_names_the_emergency_number_of_the_country(string? country, string number) =>
        Assert.StartsWith($"Call {number} now", Guards.Default.Screen("I can't breathe", [], country).Advice!.Action, StringComparison.Ordinal);

    [Theory]
    [InlineData("US")]
    [InlineData("CA")]
    [InlineData("AU")]
    [InlineData("NZ")]
    [InlineData("IN")]
    [InlineData("IE")]
    [InlineData("EU")]
    public void No_text_outside_the_United_Kingdom_names_its_services(string country)
    {
        string[] british = ["A&E", "NHS", "999 or", "(UK)", "(US)", "Samaritans", "SHOUT", "85258", " 0808 "];
        if (country == "IE")
            british = [.. british.Except(["Samaritans", "999 or"])];
        Assert.All(Texts(country), text => Assert.All(british, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_text_of_the_United_Kingdom_names_American_services()
    {
        string[] american = ["911", "988", "the ER", "(US)", "OB-GYN", "acetaminophen", "Poison Control", "urgent care"];

        Assert.All(Texts("GB"), text => Assert.All(american, words => Assert.DoesNotContain(words, text, StringComparison.Ordinal)));
    }

    [Fact]
    public void In_every_country_an_escalation_has_an_emergency_line_and_a_crisis_has_a_crisis_line()
    {
        foreach (var country in Book.Countries)
        {
            Assert.All(Book.Keys.Select(key => Book.Find(key, country)).Where(advice => advice.Level >= TriageLevel.Urgent), advice => Assert.NotEmpty(advice.Links));
            Assert.True(Book.Find("suicide", country).Links.Count > Book.Find("breathing", country).Links.Count, country);
        }
    }

    [Fact]
    public void Every_link_can_be_opened_and_its_number_is_the_one_that_is_read()
    {
        var links = Book.Countries.SelectMany(country => Book.Keys.SelectMany(key => Book.Find(key, country).Links)).Distinct().ToList();

        Assert.All(links, link => Assert.Matches(@"^(tel:\+?[0-9]+|sms:[0-9]+(\?body=[A-Z]+)?|https://[a-z.]+)$", link.Uri));
        Assert.All(links.Where(link => Digits(link.Label).Length > 0), link => Assert.True(
            Digits(link.Uri).EndsWith(Digits(link.Label).TrimStart('0'), StringComparison.Ordinal) || Digits(link.Label).EndsWith(Digits(link.Uri), StringComparison.Ordinal),
            link.Label));
    }

    [Fact]
    public void Nothing_is_left_unfilled() =>
        Assert.All(Book.Countries.Append(null).SelectMany(Texts), text => Assert.DoesNotContain("{", text, StringComparison.Ordinal));

    [Fact]
    public void The_guard_s_own_country_counts_until_the_visitor_chooses_another()
    {
        var guard = RedFlagGuard.Load(new GuardOptions { Country = "AU" });

        Assert.Contains("000", guard.Screen("I can't breathe", []).Advice!.Action, StringComparison.Ordinal);
        Assert.Contains("111", guard.Screen("I can't breathe", [], "NZ").Advice!.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("")]
    [InlineData("unknown\n")]
    [InlineData("{emergency}")]
    public void A_choice_that_the_guard_does_not_know_is_as_good_as_none(string country) =>
        Assert.Equal(Guards.Screen("I can't breathe").Advice!.Action, Guards.Default.Screen("I can't breathe", [], country).Advice!.Action);

    [Theory]
    [InlineData("uk")]
    [InlineData("GB")]
    [InlineData("gb")]
    public void A_country_goes_by_its_code_and_its_usual_name_in_any_letters(string country) =>
        Assert.StartsWith("Call 999 now", Guards.Default.Screen("I can't breathe", [], country).Advice!.Action, StringComparison.Ordinal);

    [Fact]
    public void A_country_that_is_set_and_not_known_is_told_with_those_that_are()
    {
        var exception = Assert.Throws<RuleSetException>(() => RedFlagGuard.Load(new GuardOptions { Country = "XX" }));

        Assert.Contains("There is no country 'XX'; there are AT, AU, BE,", exception.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Texts(string? country) => Book.Keys.Select(key => Book.Find(key, country).ToPlainText());

    private static string Digits(string text) => NotDigits().Replace(text, "");

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NotDigits();
}
