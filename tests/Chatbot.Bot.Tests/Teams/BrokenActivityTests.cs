using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Teams;

/// <summary>Activities that are broken in places which a turn would come across: what can be read of them is answered, and nobody reads an apology.</summary>
public sealed class BrokenActivityTests(TeamsHost teams) : IClassFixture<TeamsHost>
{
    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","mentioned":null,"text":"<at>Bot</at>"}""")]
    [InlineData("""{"type":"mention","mentioned":"Bot"}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":"28:bot"}}""")]
    [InlineData("""{"type":"mention","mentioned":{"id":"28:bot"},"text":{"a":1}}""")]
    [InlineData("""{"type":"mention","mentioned":[1,null]}""")]
    public async Task A_red_flag_is_heard_however_broken_what_comes_with_it(string entity)
    {
        var (status, _, sent) = await teams.SendAsync(new JObject
        {
            ["type"] = "message",
            ["text"] = "My groin is numb and I cannot pass urine",
            ["entities"] = new JArray(JToken.Parse(entity)),
            ["channelData"] = new JObject { ["team"] = 5 },
        });

        // What is no entity at all makes the whole no activity.
        if (entity == "5")
            Assert.Equal((400, 0), (status, sent.Count));
        else
            Assert.Equal("Get emergency help now", sent[^1].SelectToken("attachments[0].content.body[0].items[0].text"));
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[null]}""", 0)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[null,{"id":"29:user"}]}""", 1)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":null}]}""", 1)]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[null]}""", 0)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[],"channelData":{"eventType":5,"tenant":"t"}}""", 0)]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.meetingStart","value":"not a meeting"}""", 0)]
    [InlineData("""{"type":"event"}""", 0)]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[null]}""", 0)]
    [InlineData("""{"type":"installationUpdate","action":null}""", 0)]
    [InlineData("""{"type":"message","text":null,"entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"Bot"}}]}""", 2)]
    public async Task What_cannot_be_read_is_passed_over(string activity, int answers)
    {
        var (status, _, sent) = await teams.SendAsync(JObject.Parse(activity));

        Assert.Equal(200, status);
        Assert.Equal(answers, sent.Count);
        Assert.DoesNotContain(teams.Host.Log.Lines, line => line.Contains("could not be handled", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("conversation", "null", "The activity has no conversation.id.")]
    [InlineData("conversation", "{}", "The activity has no conversation.id.")]
    [InlineData("conversation", "\"c\"", "The activity has no conversation.id.")]
    [InlineData("from", "null", "The activity has no from.id.")]
    [InlineData("from", """{"name":"Ada"}""", "The activity has no from.id.")]
    public async Task A_message_of_nobody_or_from_nowhere_is_refused_with_one_clear_sentence(string part, string value, string sentence)
    {
        var (status, body, sent) = await teams.SendAsync(new JObject { ["type"] = "message", ["text"] = "What is sciatica?" }, part, JToken.Parse(value));

        Assert.Equal(400, status);
        Assert.Equal(sentence, JObject.Parse(body)["error"]!.Value<string>("message"));
        Assert.Empty(sent);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("config/fetch")]
    [InlineData("composeExtension/query")]
    [InlineData("fileConsent/invoke")]
    [InlineData("signin/verifyState")]
    [InlineData(null)]
    public async Task An_invoke_that_the_bot_does_nothing_with_is_not_found_whatever_its_value(string? name)
    {
        foreach (var value in (JToken[])[JValue.CreateNull(), 5, "text", new JArray(1), new JObject { ["data"] = 5 }])
        {
            var (status, _, sent) = await teams.SendAsync(new JObject { ["type"] = "invoke", ["name"] = name, ["value"] = value });

            Assert.Equal(404, status);
            Assert.Empty(sent);
        }
    }
}
