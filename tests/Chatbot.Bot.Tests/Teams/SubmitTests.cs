using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Teams;

public sealed class SubmitTests(TeamsHost teams) : IClassFixture<TeamsHost>
{
    [Fact]
    public async Task A_pressed_button_is_answered_like_a_typed_question()
    {
        var sent = await SubmitAsync("""{"chatbot":"ask","question":"What is sciatica?"}""");

        Assert.Equal("typing", sent[0]["type"]);
        Assert.StartsWith("Sciatica is", sent[1].Value<string>("text"), StringComparison.Ordinal);
        Assert.Equal("https://schema.org/Message", sent[1].SelectToken("entities[0].type"));
        Assert.Equal("Sources", sent[2].SelectToken("attachments[0].content.body[0].text"));
        Assert.DoesNotContain(sent.SelectMany(activity => activity.Descendants()), token => token.Type == JTokenType.Null);
    }

    [Theory]
    [InlineData("""{"chatbot":"ask","question":"My groin is numb and I cannot pass urine"}""")]
    [InlineData("""{"chatbot":"ask","question":"What is sciatica?","notes":"My groin is numb and I cannot pass urine"}""")]
    [InlineData("""{"chatbot":"something else","fields":[1,{"deep":["My groin is numb and I cannot pass urine"]}]}""")]
    [InlineData("""["My groin is numb","and I cannot pass urine"]""")]
    [InlineData(""" "My groin is numb and I cannot pass urine" """)]
    public async Task A_red_flag_in_a_submit_gets_its_advice_wherever_it_stands(string value) => AssertEscalated(await SubmitAsync(value));

    [Fact]
    public async Task A_red_flag_in_a_submit_is_found_beside_a_hundred_thousand_other_characters() =>
        AssertEscalated(await SubmitAsync(new JObject { ["question"] = "My groin is numb and I cannot pass urine. " + new string('a', 100_000) }.ToString()));

    [Fact]
    public async Task A_red_flag_beside_a_typed_text_gets_its_advice()
    {
        var (_, _, sent) = await teams.SendAsync(new JObject
        {
            ["type"] = "message",
            ["text"] = "<at>Bot</at> What is sciatica?",
            ["entities"] = new JArray(new JObject { ["type"] = "mention", ["text"] = "<at>Bot</at>", ["mentioned"] = new JObject { ["id"] = "28:bot" } }),
            ["value"] = new JObject { ["notes"] = "My groin is numb and I cannot pass urine" },
        });

        AssertEscalated(sent);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("112")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,[2,[3,null]],{}]")]
    [InlineData("""{"chatbot":"ask"}""")]
    [InlineData("""{"chatbot":"ask","question":5}""")]
    [InlineData("""{"chatbot":{"chatbot":[]},"question":{"question":null}}""")]
    [InlineData("""{"chatbot":"ask","question":"   "}""")]
    [InlineData(""" "" """)]
    public async Task A_submit_without_words_gets_one_clear_sentence(string value) =>
        AssertOneSentence("Please type a question", await SubmitAsync(value));

    [Fact]
    public async Task A_submit_that_is_too_long_is_declined_politely() =>
        AssertOneSentence("That message is too long", await SubmitAsync(new JObject { ["question"] = new string('a', 100_000) }.ToString()));

    private async Task<IReadOnlyList<JObject>> SubmitAsync(string value)
    {
        var (status, _, sent) = await teams.SendAsync(new JObject { ["type"] = "message", ["replyToId"] = "0", ["value"] = JToken.Parse(value) });
        Assert.Equal(200, status);
        return sent;
    }

    private static void AssertOneSentence(string beginning, IReadOnlyList<JObject> sent)
    {
        Assert.Equal(["typing", "message"], sent.Select(activity => activity.Value<string>("type")));
        Assert.StartsWith(beginning, sent[1].Value<string>("text"), StringComparison.Ordinal);
    }

    private static void AssertEscalated(IReadOnlyList<JObject> sent)
    {
        Assert.Contains("999", sent[^2].Value<string>("text"), StringComparison.Ordinal);
        Assert.Equal("Get emergency help now", sent[^1].SelectToken("attachments[0].content.body[0].items[0].text"));
    }
}
