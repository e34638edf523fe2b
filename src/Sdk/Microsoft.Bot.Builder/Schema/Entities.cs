using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Metadata of an activity; fields beyond the type are in <see cref="Properties"/>.</summary>
public class Entity
{
    public Entity()
    {
    }

    public Entity(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new();

    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    /// <summary>Takes over the type and every other field of <paramref name="obj"/>.</summary>
    public void SetAs<T>(T obj)
    {
        var copy = JObject.FromObject(obj).ToObject<Entity>();
        Type = copy.Type;
        Properties = copy.Properties;
    }
}

/// <summary>Somebody named in a message.</summary>
public class Mention : Entity
{
    public Mention()
        : base("mention")
    {
    }

    public Mention(ChannelAccount mentioned = null, string text = null, string type = null)
        : base(type ?? "mention")
    {
        Mentioned = mentioned;
        Text = text;
    }

    [JsonProperty("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }
}

public class MessageReaction
{
    public MessageReaction()
    {
    }

    public MessageReaction(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>Words in the text to which a reply refers.</summary>
public class TextHighlight
{
    [JsonProperty("text")]
    public string Text { get; set; }

    [JsonProperty("occurrence")]
    public int? Occurrence { get; set; }
}

/// <summary>A programmatic action that goes with a request.</summary>
public class SemanticAction
{
    [JsonProperty("state")]
    public string State { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("entities")]
    public IDictionary<string, Entity> Entities { get; set; }
}
