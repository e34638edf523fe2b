using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Rules;

/// <summary>A YAML file to read: its name, for messages, and its text.</summary>
/// <param name="Name">Name shown in errors, such as <c>spine.yaml</c>.</param>
/// <param name="Text">The content.</param>
public sealed record YamlSource(string Name, string Text);

/// <summary>Reads one YAML file, gathering mistakes with their place instead of stopping at the first.</summary>
internal sealed class YamlFile
{
    private readonly string _name;
    private readonly ICollection<RuleError> _errors;

    private YamlFile(string name, ICollection<RuleError> errors)
    {
        _name = name;
        _errors = errors;
        Root = new YamlMappingNode();
    }

    /// <summary>The file's top mapping; empty when the file cannot be parsed.</summary>
    public YamlMappingNode Root { get; private set; }

    /// <summary>Parses a file.</summary>
    public static YamlFile Open(YamlSource source, ICollection<RuleError> errors)
    {
        var file = new YamlFile(source.Name, errors);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(source.Text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
                file.Root = root;
            else
                errors.Add(new RuleError(source.Name, 1, 1, "The file is not a list of named parts."));
        }
        catch (YamlException exception)
        {
            errors.Add(new RuleError(source.Name, exception.Start.Line, exception.Start.Column, $"This is not valid YAML: {exception.Message}"));
        }

        return file;
    }

    /// <summary>Notes a mistake at a node.</summary>
    public void Report(YamlNode node, string message) => _errors.Add(new RuleError(_name, node.Start.Line, node.Start.Column, message));

    /// <summary>Reports keys other than the allowed ones: a misspelt key would otherwise be ignored in silence.</summary>
    public void Allow(YamlMappingNode mapping, params string[] keys)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (!keys.Contains(Text(key)))
                Report(key, $"'{Text(key)}' is not known here; known are {string.Join(", ", keys)}.");
        }
    }

    /// <summary>The named entries of a mapping under a key; none when the key is absent.</summary>
    public IEnumerable<(string Name, YamlNode Key, YamlNode Value)> Entries(YamlMappingNode parent, string key)
    {
        if (!parent.Children.TryGetValue(key, out var node))
            return [];
        if (node is YamlMappingNode mapping)
            return mapping.Children.Select(pair => (Text(pair.Key), pair.Key, pair.Value));
        Report(node, $"'{key}' must hold named entries.");
        return [];
    }

    /// <summary>The mappings listed under a key; none when the key is absent.</summary>
    public IEnumerable<YamlMappingNode> Mappings(YamlMappingNode parent, string key)
    {
        foreach (var node in List(parent, key))
        {
            if (node is YamlMappingNode mapping)
                yield return mapping;
            else
                Report(node, $"Each entry of '{key}' must have named parts.");
        }
    }

    /// <summary>The texts listed under a key; none when the key is absent.</summary>
    public IReadOnlyList<string> Texts(YamlMappingNode parent, string key) => [.. TextNodes(parent, key).Select(Text)];

    /// <summary>The text nodes listed under a key; none when the key is absent.</summary>
    public IEnumerable<YamlNode> TextNodes(YamlMappingNode parent, string key) => List(parent, key).SelectMany(node => TextNodes(node, key));

    /// <summary>The text nodes of a list.</summary>
    public IEnumerable<YamlNode> TextNodes(YamlNode node, string name)
    {
        if (node is YamlSequenceNode list)
            return list.Children.SelectMany(child => TextNodes(child, name));
        if (node is YamlScalarNode)
            return [node];
        Report(node, $"'{name}' must hold a list of texts.");
        return [];
    }

    /// <summary>A text that must be there; reports its absence and answers with an empty one.</summary>
    public string Required(YamlMappingNode parent, string key)
    {
        var text = Optional(parent, key);
        if (!string.IsNullOrWhiteSpace(text))
            return text;
        Report(parent, $"'{key}' is missing.");
        return "";
    }

    /// <summary>A text that may be absent.</summary>
    public string? Optional(YamlMappingNode parent, string key)
    {
        if (!parent.Children.TryGetValue(key, out var node))
            return null;
        if (node is YamlScalarNode)
            return Text(node);
        Report(node, $"'{key}' must be one text.");
        return null;
    }

    /// <summary>The text of a scalar.</summary>
    public static string Text(YamlNode node) => (node as YamlScalarNode)?.Value?.Trim() ?? "";

    private IEnumerable<YamlNode> List(YamlMappingNode parent, string key)
    {
        if (!parent.Children.TryGetValue(key, out var node))
            return [];
        if (node is YamlSequenceNode list)
            return list.Children;
        Report(node, $"'{key}' must be a list.");
        return [];
    }
}
