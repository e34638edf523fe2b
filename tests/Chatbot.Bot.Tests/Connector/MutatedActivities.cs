using System.Text;
using System.Text.Json.Nodes;

namespace Chatbot.Tests.Bot.Connector;

/// <summary>Activities as channels send them, broken in ways that channels and attackers might think of. The same seed gives the same bodies.</summary>
internal sealed class MutatedActivities(int seed)
{
    private const string Noise = "{}[]\",:-0123456789eE.\\u\0nulltrue \u00e9\u202e\ud83d";

    /// <summary>What every one of the activities has; none is refused before the bot sees it.</summary>
    private const string Common = """
        "id":"1","timestamp":"2026-01-02T03:04:05.678Z","channelId":"msteams","serviceUrl":"https://channel.example/emea/","locale":"en-GB",
        "from":{"id":"29:u","name":"Ada","aadObjectId":"a"},"recipient":{"id":"28:b","name":"Bot"},
        "conversation":{"id":"19:c@thread.tacv2","isGroup":true,"conversationType":"channel","tenantId":"t"},
        "channelData":{"tenant":{"id":"t"},"team":{"id":"19:t"}},
        "entities":[{"type":"clientInfo","locale":"en-GB","country":"GB"},{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:b","name":"Bot"}}]
        """;

    private static readonly string[] Originals =
    [
        """{"type":"message","text":"<at>Bot</at> What helps against back pain?","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<div/>"}],""",
        """{"type":"message","text":"I cannot pass urine and my groin is numb","value":{"question":"Is it urgent?"},""",
        """{"type":"conversationUpdate","membersAdded":[{"id":"29:u"},{"id":"28:b"}],"membersRemoved":[],"topicName":"t",""",
        """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"ask","data":{"question":"Does cold help?"}},"trigger":"manual"},""",
        """{"type":"invoke","name":"message/submitAction","value":{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{}"}},""",
        """{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"replyToId":"2",""",
        """{"type":"event","name":"application/vnd.microsoft.meetingStart","value":{"Title":"x","StartTime":"2026-01-02T03:04:05Z"},""",
        """{"type":"installationUpdate","action":"add",""",
        """{"type":"message","text":"hello","deliveryMode":"expectReplies",""",
    ];

    /// <summary>Stands for half of a character until the body is text, since no JSON tree takes one.</summary>
    private const string HalfCharacter = "half-character";

    private static readonly string[] Oddities =
    [
        "null", "true", "-1", "1e400", "123456789012345678901234567890", "\"\"", "\" \"", $"\"{HalfCharacter}\"", "\"\\u0000\"", "[]", "{}", "[[[[[]]]]]",
        """{"$type":"System.IO.FileInfo, System.IO.FileSystem","fileName":"x"}""", """{"$ref":"1"}""", "\"2026-13-45T99:99:99Z\"", "\"../../..\"", "\"file:///etc/passwd\"",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next body.</summary>
    public byte[] Next()
    {
        var activity = JsonNode.Parse(Originals[_random.Next(Originals.Length)] + Common + "}")!;
        for (var change = _random.Next(0, 4); change > 0; change--)
            ChangeValue(activity);

        var text = new StringBuilder(activity.ToJsonString()).Replace(HalfCharacter, @"\ud800");
        for (var change = _random.Next(3) == 0 ? _random.Next(1, 6) : 0; change > 0; change--)
            ChangeText(text);

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (_random.Next(20) == 0)
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return bytes;
    }

    /// <summary>Walks into the tree at random and puts something odd, something long, or nothing in the place of what it finds.</summary>
    private void ChangeValue(JsonNode node)
    {
        while (true)
        {
            var children = node switch
            {
                JsonObject { Count: > 0 } fields => fields.Select(field => field.Value),
                JsonArray { Count: > 0 } items => items,
                _ => [],
            };
            var inner = children.OfType<JsonNode>().Where(child => child is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }).ToList();
            if (inner.Count == 0 || _random.Next(2) == 0)
                break;
            node = inner[_random.Next(inner.Count)];
        }

        if (node is JsonArray array)
            array[_random.Next(array.Count)] = Odd();
        else if (node is JsonObject fields)
            ChangeField(fields, fields.ElementAt(_random.Next(fields.Count)).Key);
    }

    private void ChangeField(JsonObject fields, string name)
    {
        // An object must not run out of fields: the next change needs one to choose.
        if (_random.Next(4) == 0 && fields.Count > 1)
            fields.Remove(name);
        else
            fields[_random.Next(10) == 0 ? name.ToUpperInvariant() : name] = Odd();
    }

    private JsonNode? Odd() => _random.Next(20) == 0
        ? JsonValue.Create(string.Concat(Enumerable.Repeat("my back hurts ", _random.Next(1, 5_000))))
        : JsonNode.Parse(Oddities[_random.Next(Oddities.Length)]);

    private void ChangeText(StringBuilder text)
    {
        var at = _random.Next(text.Length);
        var length = Math.Min(_random.Next(1, 20), text.Length - at);
        switch (_random.Next(4))
        {
            case 0:
                text[at] = Noise[_random.Next(Noise.Length)];
                break;
            case 1 when text.Length > 40:
                text.Remove(at, length);
                break;
            case 2:
                text.Insert(at, text.ToString(at, length));
                break;
            default:
                text.Insert(at, new string('[', _random.Next(1, 2_000)));
                break;
        }
    }
}
