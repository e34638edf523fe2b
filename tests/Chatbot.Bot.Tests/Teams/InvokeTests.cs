using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Teams;

public sealed class InvokeTests(TeamsHost teams) : IClassFixture<TeamsHost>
{
    [Fact]
    public async Task A_pressed_Execute_button_is_answered_in_the_conversation_and_acknowledged_to_its_card()
    {
        var (status, body, sent) = await PressAsync("ask", new JObject { ["question"] = "What is sciatica?" });

        Assert.Equal(200, status);
        Assert.Equal(200, JObject.Parse(body)["statusCode"]);
        Assert.Equal("application/vnd.microsoft.activity.message", JObject.Parse(body)["type"]);
        Assert.Equal("The answer is in the conversation.", JObject.Parse(body)["value"]);
        Assert.StartsWith("Sciatica is", sent[1].Value<string>("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_flag_behind_an_Execute_button_gets_its_advice()
    {
        var (_, _, sent) = await PressAsync("ask", new JObject { ["question"] = "My groin is numb and I cannot pass urine" });

        Assert.Equal("Get emergency help now", sent[^1].SelectToken("attachments[0].content.body[0].items[0].text"));
    }

    [Fact]
    public async Task A_button_that_is_not_the_bots_own_is_refused_as_the_protocol_has_it()
    {
        var (status, body, sent) = await PressAsync("delete", new JObject { ["question"] = "What is sciatica?" });

        Assert.Equal(200, status);
        Assert.Equal(400, JObject.Parse(body)["statusCode"]);
        Assert.Equal("application/vnd.microsoft.error", JObject.Parse(body)["type"]);
        Assert.Equal("NotSupported", JObject.Parse(body).SelectToken("value.code"));
        Assert.Empty(sent);
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"good\"}"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"plain"}}""")]
    [InlineData("""[1,null,"odd"]""")]
    [InlineData("null")]
    public async Task Feedback_is_acknowledged_whatever_its_shape(string value)
    {
        var (status, body, sent) = await teams.SendAsync(new JObject { ["type"] = "invoke", ["name"] = "message/submitAction", ["value"] = JToken.Parse(value) });

        Assert.Equal(200, status);
        Assert.Equal("{}", body);
        Assert.Empty(sent);
    }

    private Task<(int Status, string Body, IReadOnlyList<JObject> Sent)> PressAsync(string verb, JObject data) => teams.SendAsync(new JObject
    {
        ["type"] = "invoke",
        ["name"] = "adaptiveCard/action",
        ["value"] = new JObject { ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data } },
    });
}
