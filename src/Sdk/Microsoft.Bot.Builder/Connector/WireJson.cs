#nullable enable
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>JSON as the protocol wants it: absent rather than null, and text left alone even where it looks like a date.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerSettings Settings = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateParseHandling = DateParseHandling.None,

        // "$type" and "$ref" from the wire are ordinary fields.
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = 64,
    };

    public static string Write(object value) => JsonConvert.SerializeObject(value, Settings);

    /// <exception cref="JsonException">The text is no JSON, or JSON of another shape.</exception>
    public static T? Read<T>(string json) => JsonConvert.DeserializeObject<T>(json, Settings);
}
