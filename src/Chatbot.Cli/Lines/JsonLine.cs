using System.Text.Json;

namespace Chatbot.Cli.Lines;

/// <summary>One object of a JSON Lines file. What it lacks is told with its file and line, never with its words.</summary>
/// <param name="file">The file, as the person named it.</param>
/// <param name="number">1-based line.</param>
/// <param name="row">The object.</param>
internal sealed class JsonLine(string file, int number, JsonElement row)
{
    /// <summary>The file, as the person named it.</summary>
    public string File => file;

    /// <summary>1-based line.</summary>
    public int Number => number;

    /// <summary>The row's <c>id</c>, a text or a number, to be given back as it came.</summary>
    public JsonElement Id => Find("id") is { ValueKind: JsonValueKind.String or JsonValueKind.Number } id
        ? id
        : throw Fault("a row needs an \"id\", a text or a number.");

    /// <summary>Whether the row has that property, with anything but null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text, or null when the row has no such property.</summary>
    public string? Text(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? Decode(value, name)
        : throw Fault($"\"{name}\" must be a text.");

    /// <summary>A list of texts; empty when the row has no such property.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Fault($"\"{name}\" must be a list of texts.");
        return [.. value.EnumerateArray().Select(item => Decode(item, name))];
    }

    /// <summary>True or false, or <paramref name="absent"/> when the row has no such property.</summary>
    public bool Flag(string name, bool absent) => Find(name) is not { } value ? absent
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Fault($"\"{name}\" must be true or false.");

    /// <summary>
    /// The messages of one conversation, oldest first, at least one: <c>turns</c>, or the one message under one of
    /// <paramref name="names"/>.
    /// </summary>
    public IReadOnlyList<string> Messages(params ReadOnlySpan<string> names)
    {
        if (Has("turns"))
            return Texts("turns") is { Count: > 0 } turns ? turns : throw Fault("\"turns\" must hold at least one message.");
        foreach (var name in names)
        {
            if (Text(name) is { } message)
                return [message];
        }

        throw Fault($"a row needs \"{names[0]}\", a text, or \"turns\", a list of texts.");
    }

    /// <summary>The fault as an exception that names this line.</summary>
    public BadInputException Fault(string problem, Exception? inner = null) => BadInputException.At(file, number, problem, inner);

    private JsonElement? Find(string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Decode(JsonElement text, string name)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            throw Fault($"\"{name}\" holds characters that are not valid Unicode.", fault);
        }
    }
}
