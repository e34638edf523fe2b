using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Cli.Rows;

/// <summary>The one way this command writes JSON: lower camel case, readable letters of any script.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // Written to files and pipes, never into a web page, so only what JSON itself demands is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Readable = new(Options) { WriteIndented = true, NewLine = "\n" };

    /// <summary>One line of JSON, without a line end.</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads what <see cref="Line"/> wrote; null for the JSON text <c>null</c>.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options);

    /// <summary>JSON for reading and for version control, a property a line.</summary>
    public static string Indented<T>(T value) => JsonSerializer.Serialize(value, Readable);
}
