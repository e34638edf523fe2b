using Chatbot.Answering.Replies;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Replies.Cards;
using Chatbot.Bot.Wording;
using Chatbot.Knowledge.Documents;
using Chatbot.Safety;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Cards;

public sealed class CardTests
{
    private readonly ReplyRenderer _renderer = new(Options.Create(new BotOptions { PublicUrl = new Uri("https://bot.example") }), Phrases.English);

    [Fact]
    public void The_greeting_is_one_card_that_says_what_the_bot_does_what_it_does_not_and_what_to_leave_out()
    {
        var greeting = _renderer.RenderWelcome(Channels.Msteams);

        Assert.Null(greeting.Text);
        var card = Card(greeting);
        var text = Text(card);
        Assert.Contains("I answer questions about back and spine problems", text, StringComparison.Ordinal);
        Assert.Contains("not a doctor", text, StringComparison.Ordinal);
        Assert.Contains("112 (Europe), 999 (UK) or 911", text, StringComparison.Ordinal);
        Assert.Contains("leave out your name", text, StringComparison.Ordinal);
        Assert.Equal(3, Questions(card).Count);
    }

    [Fact]
    public void A_button_asks_the_question_that_it_shows()
    {
        var button = Card(_renderer.RenderWelcome(Channels.Msteams))["actions"]![0]!;

        Assert.Equal("Action.Submit", button["type"]);
        Assert.Equal("What is sciatica?", button["title"]);
        Assert.True(JToken.DeepEquals(new JObject { ["chatbot"] = "ask", ["question"] = "What is sciatica?" }, button["data"]));
    }

    [Fact]
    public void Under_an_answer_each_source_opens_at_the_quoted_words_and_says_who_reviewed_it()
    {
        var answer = Replies.Answer();
        var reviewed = answer.Citations[0] with { Number = 2, Title = "*Cold*", Review = new Review("reviewed", "Dr. A. Example", new DateOnly(2026, 2, 3), null) };
        var activities = _renderer.Render(answer with { Citations = [.. answer.Citations, reviewed] }, Channels.Msteams);

        Assert.Equal(2, activities.Count);
        Assert.StartsWith("Heat can ease muscle pain. [1]", activities[0].Text, StringComparison.Ordinal);
        var card = Card(activities[1]);
        var sources = card.SelectTokens("$.body[?(@.type == 'Container')]").ToList();
        Assert.Equal("https://bot.example/sources/heat?from=10&to=36#quote", sources[0].SelectToken("selectAction.url"));
        Assert.Equal("Source 1: Heat and cold. Show the quote.", sources[0].SelectToken("selectAction.title"));
        Assert.Equal("[1] Heat and cold: Heat Not reviewed by a clinician", Text(sources[0]));
        Assert.Equal("[2] *Cold*: Heat Reviewed by Dr. A. Example on 3 February 2026", Text(sources[1]));
        Assert.Equal(["Does cold help?"], Questions(card));
    }

    [Fact]
    public void A_decline_offers_what_the_articles_do_cover()
    {
        var decline = Replies.Decline("What about cars?") with { Suggestions = ["What is sciatica?"] };

        Assert.Equal(["What is sciatica?"], Questions(Card(_renderer.Render(decline, Channels.Emulator)[1])));
    }

    [Fact]
    public void Where_there_is_nothing_to_open_or_to_ask_no_card_is_sent() =>
        Assert.Single(_renderer.Render(Replies.Decline("What about cars?"), Channels.Msteams));

    [Fact]
    public void An_escalation_stands_out_says_what_to_do_and_calls_at_one_press_and_says_it_as_text_too()
    {
        var activities = _renderer.Render(Replies.Escalation("I cannot pass urine"), Channels.Msteams);

        Assert.StartsWith("Call 999 now.", activities[0].Text, StringComparison.Ordinal);
        var card = Card(activities[1]);
        Assert.Equal("attention", card.SelectToken("body[0].style"));
        Assert.Equal("Get emergency help now Call 999 now.", Text(card["body"]![0]!));
        Assert.Contains("Do not drive yourself.", Text(card), StringComparison.Ordinal);
        Assert.Equal("Action.OpenUrl", card.SelectToken("actions[0].type"));
        Assert.Equal("tel:999", card.SelectToken("actions[0].url"));
    }

    [Theory]
    [InlineData(TriageLevel.Crisis, "You deserve help right now", "attention")]
    [InlineData(TriageLevel.Urgent, "Get medical help today", "warning")]
    public void How_soon_is_in_the_title_and_in_the_colour(TriageLevel level, string title, string style)
    {
        var card = Card(_renderer.Render(Escalation(advice => advice with { Level = level }), Channels.Msteams)[1]);

        Assert.StartsWith(title, Text(card), StringComparison.Ordinal);
        Assert.Equal(style, card.SelectToken("body[0].style"));
    }

    [Fact]
    public void The_persons_own_words_are_shown_as_they_are_and_open_nothing()
    {
        var card = Card(_renderer.Render(Escalation(advice => advice with { Reason = "You wrote “[can't pee](https://evil.example) **now**”." }), Channels.Msteams)[1]);

        var reason = Assert.Single(card.SelectTokens("$..inlines[?(@.type == 'TextRun')].text"));
        Assert.Equal("You wrote “[can't pee](https://evil.example) **now**”.", reason);
    }

    [Fact]
    public void A_reminder_is_a_card_of_the_same_colour_without_empty_lines()
    {
        var card = Card(_renderer.Render(Escalation(advice => advice with { DoNot = [], ForSomeoneElse = "" }), Channels.Msteams)[1]);

        Assert.Equal("attention", card.SelectToken("body[0].style"));
        Assert.DoesNotContain("", card.SelectTokens("$..text").Values<string>());
        Assert.Equal("tel:999", card.SelectToken("actions[0].url"));
    }

    [Fact]
    public void Good_news_is_acknowledged_in_another_colour_with_the_lines_still_there()
    {
        var card = Card(_renderer.Render(Escalation(advice => advice with { Level = TriageLevel.None }), Channels.Msteams)[1]);

        Assert.Equal("good", card.SelectToken("body[0].style"));
        Assert.StartsWith("You are not alone with this", Text(card), StringComparison.Ordinal);
        Assert.Equal("tel:999", card.SelectToken("actions[0].url"));
    }

    [Fact]
    public void A_line_that_Teams_cannot_open_is_read_instead_of_pressed()
    {
        var reply = Escalation(advice => advice with { Links = [new AdviceLink("Text SHOUT to 85258 (UK)", "sms:85258"), new AdviceLink("Find help", "https://help.example")] });
        var card = Card(_renderer.Render(reply, Channels.Msteams)[1]);

        Assert.Contains("Text SHOUT to 85258 (UK)", Text(card), StringComparison.Ordinal);
        Assert.Equal("https://help.example", Assert.Single(card["actions"]!)["url"]);
    }

    [Fact]
    public void Every_card_is_of_version_1_5_and_says_itself_as_text_where_it_cannot_be_drawn()
    {
        Activity[] activities =
        [
            _renderer.RenderWelcome(Channels.Msteams),
            _renderer.Render(Replies.Answer(), Channels.Msteams)[1],
            _renderer.Render(Replies.Escalation("I cannot pass urine"), Channels.Msteams)[1],
        ];

        Assert.All(activities, activity =>
        {
            Assert.Equal("1.5", Card(activity)["version"]);
            Assert.NotEmpty(Card(activity).Value<string>("fallbackText")!);
            Assert.NotEmpty(activity.Summary);
            Assert.DoesNotContain(Card(activity).Descendants(), token => token.Type == JTokenType.Null);
        });
    }

    [Fact]
    public void Titles_and_citations_without_end_do_not_make_a_card_without_end()
    {
        var answer = Replies.Answer();
        var many = answer with { Citations = [.. Enumerable.Range(1, 300).Select(number => answer.Citations[0] with { Number = number, Title = new string('t', 5_000), Heading = new string('h', 5_000) })] };

        Assert.InRange(Card(_renderer.Render(many, Channels.Msteams)[1]).ToString(Newtonsoft.Json.Formatting.None).Length, 1, 28_000);
    }

    [Theory]
    [InlineData(Channels.Directline)]
    [InlineData(Channels.Webchat)]
    public void The_widget_gets_no_cards(string channel)
    {
        Assert.Empty(_renderer.RenderWelcome(channel).Attachments ?? []);
        Assert.Empty(Assert.Single(_renderer.Render(Replies.Answer(), channel)).Attachments ?? []);
    }

    private static Reply Escalation(Func<Advice, Advice> change)
    {
        var reply = Replies.Escalation("I cannot pass urine");
        return reply with { Verdict = reply.Verdict with { Advice = change(reply.Verdict.Advice!) } };
    }

    private static JObject Card(Activity activity)
    {
        var attachment = Assert.Single(activity.Attachments);
        Assert.Equal(AdaptiveCard.ContentType, attachment.ContentType);
        return (JObject)attachment.Content;
    }

    private static string Text(JToken part) => string.Join(' ', part.SelectTokens("$..text").Values<string>());

    private static List<string?> Questions(JObject card) => [.. card.SelectTokens("$.actions[?(@.type == 'Action.Submit')].data.question").Values<string>()];
}
