using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Knowledge.Documents.Markdown;

/// <summary>The keys of one YAML mapping, read by type; a wrong one is told with its line and the remedy.</summary>
/// <param name="relativePath">The file.</param>
/// <param name="node">The mapping.</param>
/// <param name="name">What it is, for messages: "a source".</param>
internal sealed class YamlFields(string relativePath, YamlMappingNode node, string name)
{
    /// <summary>Refuses keys that mean nothing here, since a misspelt key would otherwise be ignored.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } text } || !keys.Contains(text))
                throw FaultAt(key, $"{name} has the unknown key '{key}'; known are {string.Join(", ", keys)}.");
        }
    }

    public string RequiredText(string key) =>
        Text(key) ?? throw FaultAt(Find(key) ?? node, $"{name} lacks the key '{key}'; add '{key}: ...'.");

    /// <summary>A single value; null when the key is absent, empty or null.</summary>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => IsNull(scalar) ? null : scalar.Value!.Trim(),
        var other => throw FaultAt(other, $"'{key}' is a single value, not a list; write '{key}: ...' on one line."),
    };

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => ItemText(key, item))];

    public Uri? Url(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw Fault(key, $"'{key}' is not a web address; write it in full, with https://.");
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text)
            return null;
        return FrontMatterReader.TryDate(text, out var date) ? date : throw Fault(key, $"'{key}' is not a date; write it as 2026-01-31.");
    }

    public YamlFields? Map(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar when IsNull(scalar) => null,
        YamlMappingNode map => new YamlFields(relativePath, map, $"'{key}'"),
        var other => throw FaultAt(other, $"'{key}' holds keys of its own; indent them under it."),
    };

    public IEnumerable<YamlFields> Maps(string key, string itemName) => Items(key).Select(item => item is YamlMappingNode map
        ? new YamlFields(relativePath, map, itemName)
        : throw FaultAt(item, $"each entry of '{key}' holds keys of its own, such as title; see the other articles."));

    public DocumentFormatException Fault(string key, string problem) => FaultAt(Find(key) ?? node, problem);

    private IEnumerable<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlScalarNode scalar when IsNull(scalar) => [],
        YamlSequenceNode list => list.Children,
        var other => throw FaultAt(other, $"'{key}' is a list; write '{key}: [one, two]' or one '- ' line for each."),
    };

    private string ItemText(string key, YamlNode item) =>
        item is YamlScalarNode scalar && !IsNull(scalar) ? scalar.Value!.Trim() : throw FaultAt(item, $"an entry of '{key}' is not a text; write each as one value.");

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>A plain empty value, <c>null</c> or <c>~</c>; a quoted "null" is text.</summary>
    private static bool IsNull(YamlScalarNode scalar) =>
        string.IsNullOrWhiteSpace(scalar.Value) || (scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~");

    private DocumentFormatException FaultAt(YamlNode at, string problem) => new(relativePath, FrontMatterReader.LineOf(at.Start), problem);
}
