using Chatbot.Bot.Hosting;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Wording;
using Microsoft.Bot.Connector;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Conversations;

public sealed class CitationEntityTests
{
    private readonly ReplyRenderer _renderer = new(Options.Create(new BotOptions { PublicUrl = new Uri("https://bot.example") }), Phrases.English);

    [Fact]
    public void Teams_shows_each_citation_with_its_words_its_article_and_its_review_state()
    {
        var activity = _renderer.Render(Replies.Answer(), Channels.Msteams)[0];

        var entity = Assert.Single(activity.Entities);
        Assert.Equal("https://schema.org/Message", entity.Type);
        var claim = Assert.Single(entity.Properties["citation"]!);
        Assert.Equal(1, claim["position"]);
        Assert.Equal("Heat and cold", claim["appearance"]!["name"]);
        Assert.Equal("https://bot.example/sources/heat?from=10&to=36#quote", claim["appearance"]!["url"]);
        Assert.Equal("Heat can ease muscle pain.", claim["appearance"]!["abstract"]);
        Assert.Equal(["Not reviewed by a clinician"], claim["appearance"]!["keywords"]!.Values<string>());
        Assert.Null(activity.ChannelData);
    }

    [Fact]
    public void Teams_limits_hold_however_long_titles_and_quotes_are_and_however_many()
    {
        var answer = Replies.Answer();
        var verbose = answer.Citations[0] with { Title = new string('t', 500), Quote = new string('q', 157) + "😀😀😀" };
        var many = answer with { Citations = [.. Enumerable.Range(1, 30).Select(number => verbose with { Number = number })] };

        var claims = (JArray)_renderer.Render(many, Channels.Msteams)[0].Entities[0].Properties["citation"]!;

        Assert.Equal(20, claims.Count);
        Assert.All(claims, claim =>
        {
            Assert.InRange(claim["appearance"]!["name"]!.Value<string>()!.Length, 1, 80);
            Assert.InRange(claim["appearance"]!["abstract"]!.Value<string>()!.Length, 1, 160);
            Assert.DoesNotContain('\uFFFD', claim["appearance"]!["abstract"]!.Value<string>()!.EnumerateRunes().Select(rune => (char)rune.Value));
        });
    }

    [Theory]
    [InlineData(Channels.Directline)]
    [InlineData(Channels.Webchat)]
    public void Web_Chat_finds_behind_each_mark_where_its_words_stand(string channel)
    {
        var answer = Replies.Answer();
        var activity = _renderer.Render(answer with { Citations = [answer.Citations[0] with { Title = "Heat \"and\" cold" }] }, channel)[0];

        Assert.Equal("markdown", activity.TextFormat);
        Assert.StartsWith("Heat can ease muscle pain. [1]", activity.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n[1]: <https://bot.example/sources/heat?from=10&to=36#quote> \"Heat \\\"and\\\" cold\"", activity.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_widget_gets_the_reply_in_parts()
    {
        var parts = (JObject)((JObject)Assert.Single(_renderer.Render(Replies.Escalation("I cannot pass urine"), Channels.Directline)).ChannelData)[MedicalReply.Key]!;

        Assert.Equal("escalated", parts["kind"]);
        Assert.Equal("emergency", parts["advice"]!["level"]);
        Assert.Equal("tel:999", parts["advice"]!["links"]![0]!["uri"]);
        Assert.Equal("Do not drive yourself.", parts["advice"]!["doNot"]![0]);
    }
}
