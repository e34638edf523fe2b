using System.Text.Json;
using Chatbot.Knowledge.Documents.Layout;

namespace Chatbot.Knowledge.Documents;

/// <summary>One line of a JSON Lines file.</summary>
/// <param name="json">The line's value.</param>
/// <param name="relativePath">The file.</param>
/// <param name="line">1-based line.</param>
internal sealed class JsonRecord(JsonElement json, string relativePath, int line)
{
    /// <summary>The document that the record holds. Its text is taken as content throughout: records carry no website around them.</summary>
    /// <exception cref="DocumentFormatException">The line is no object, or a key is missing or of another type.</exception>
    public SourceDocument ToDocument()
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Fault("the line is no JSON object; write {\"id\": ..., \"title\": ..., \"text\": ...}.");
        var text = Required("text", "answer");
        return new SourceDocument
        {
            Id = Required("id"),
            Title = Required("title", "question"),
            Path = $"{relativePath}:{line}",
            Text = text,
            Blocks = LayoutParser.Parse(text, TextLine.AllOf(text), titled: false),
            Language = Text("language") ?? "en",
            Url = Url(),
            Aliases = [.. Names("focus").Concat(Names("synonyms")).Concat(Names("aliases")).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private string Required(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Text(key) is { } value)
                return value;
        }

        throw Fault($"the record has no '{string.Join("' or '", keys!)}'; add it as text that is not empty.");
    }

    private string? Text(string key)
    {
        if (!json.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Fault($"'{key}' is no text; write it in quotes.");
        var text = value.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private IEnumerable<string> Names(string key)
    {
        if (!json.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return Text(key) is { } name ? [name] : [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return value.EnumerateArray().Select(v => v.GetString()!).Where(name => !string.IsNullOrWhiteSpace(name));
        throw Fault($"'{key}' is no list of texts; write [\"one\", \"two\"].");
    }

    private Uri? Url()
    {
        if (Text("url") is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw Fault("'url' is not a web address; write it in full, with https://, or leave it out.");
    }

    private DocumentFormatException Fault(string problem) => new(relativePath, line, problem);
}
