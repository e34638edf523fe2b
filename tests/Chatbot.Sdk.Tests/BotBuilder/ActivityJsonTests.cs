using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class ActivityJsonTests
{
    private static readonly JsonSerializerSettings WithoutNulls = new() { NullValueHandling = NullValueHandling.Ignore };

    [Fact]
    public void An_activity_comes_back_from_json_as_it_went_in_with_the_fields_nobody_knows()
    {
        const string wire = """
            {
              "type": "message", "id": "1", "channelId": "msteams", "serviceUrl": "https://smba.example/emea/",
              "from": { "id": "29:1", "name": "Ada", "aadObjectId": "8", "role": "user", "objectClass": "person" },
              "conversation": { "id": "19:a@thread.tacv2;messageid=3", "isGroup": true, "conversationType": "channel", "tenantId": "t" },
              "recipient": { "id": "28:2", "name": "Bot" },
              "text": "<at>Bot</at> hello", "textFormat": "plain", "locale": "en-GB", "localTimezone": "Europe/London",
              "attachments": [ { "contentType": "text/html", "content": "<p>hello</p>", "rank": 7 } ],
              "entities": [ { "type": "mention", "mentioned": { "id": "28:2", "name": "Bot" }, "text": "<at>Bot</at>" } ],
              "suggestedActions": { "to": [ "29:1" ], "actions": [ { "type": "imBack", "title": "Yes", "value": "yes" } ] },
              "channelData": { "tenant": { "id": "t" }, "nested": [ 1, { "deep": true } ] },
              "value": { "choice": 2 }, "replyToId": "0", "deliveryMode": "normal", "importance": "high",
              "futureField": { "list": [ 1, 2, 3 ], "flag": false }
            }
            """;

        var activity = JsonConvert.DeserializeObject<Activity>(wire)!;

        Assert.True(JToken.DeepEquals(JObject.Parse(wire), JObject.Parse(JsonConvert.SerializeObject(activity, WithoutNulls))));
        Assert.Equal([1, 2, 3], activity.Properties["futureField"]!["list"]!.Values<int>());
        Assert.Equal("person", (string?)activity.From.Properties["objectClass"]);
    }

    [Fact]
    public void Names_on_the_wire_are_camel_case() => Assert.Equal(
        """{"type":"message","localTimezone":"Etc/UTC","replyToId":"1"}""",
        JsonConvert.SerializeObject(
            new Activity { Type = "message", LocalTimezone = "Etc/UTC", ReplyToId = "1" },
            WithoutNulls));

    [Fact]
    public void A_local_time_keeps_its_offset()
    {
        var activity = JsonConvert.DeserializeObject<Activity>("""{"type":"message","localTimestamp":"2024-05-06T07:08:09+02:00"}""")!;

        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), activity.LocalTimestamp);
        Assert.Equal(TimeSpan.FromHours(2), activity.LocalTimestamp!.Value.Offset);
    }

    [Fact]
    public void An_entity_of_any_type_can_be_set_and_read_back_typed()
    {
        var entity = new Entity();
        entity.SetAs(new Mention { Mentioned = new ChannelAccount("28:2", "Bot"), Text = "<at>Bot</at>" });

        Assert.Equal("mention", entity.Type);
        Assert.Equal("28:2", entity.GetAs<Mention>().Mentioned.Id);
        Assert.Equal("<at>Bot</at>", (string?)entity.Properties["text"]);
    }

    [Fact]
    public void An_entity_class_of_ones_own_is_written_with_all_its_fields()
    {
        var activity = new Activity { Type = "message", Entities = [new Streaming { Sequence = 3 }] };

        var wire = JObject.Parse(JsonConvert.SerializeObject(activity, WithoutNulls));

        Assert.Equal("streaminfo", (string?)wire["entities"]![0]!["type"]);
        Assert.Equal(3, (int)wire["entities"]![0]!["streamSequence"]!);
    }

    [Fact]
    public void Channel_data_is_read_as_the_type_asked_for_or_not_at_all()
    {
        var activity = new Activity { ChannelData = JObject.Parse("""{"streamSequence":5}""") };
        Assert.Equal(5, activity.GetChannelData<Streaming>().Sequence);
        Assert.True(activity.TryGetChannelData<Streaming>(out var typed));
        Assert.Equal(5, typed.Sequence);

        activity.ChannelData = JObject.Parse("""{"streamSequence":"many"}""");
        Assert.False(activity.TryGetChannelData<Streaming>(out _));

        activity.ChannelData = null;
        Assert.False(activity.TryGetChannelData<Streaming>(out _));
    }

    [Fact]
    public void A_card_becomes_an_attachment_of_its_content_type()
    {
        var card = new HeroCard(
            title: "Back pain", buttons: [new CardAction(ActionTypes.OpenUrl, "Read", value: "https://clinic.example")]);

        var attachment = card.ToAttachment();

        Assert.Equal("application/vnd.microsoft.card.hero", attachment.ContentType);
        Assert.Same(card, attachment.Content);
    }

    private sealed class Streaming : Entity
    {
        public Streaming() => Type = "streaminfo";

        [JsonProperty("streamSequence")]
        public int Sequence { get; set; }
    }
}
