using Chatbot.Safety.Rules;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Advising;

/// <summary>Reads the advice file: telephone lines, sets of lines, and the texts that use them.</summary>
internal sealed class AdviceReader
{
    private const string CrisisLines = "crisis";

    private readonly List<RuleError> _errors = [];
    private readonly YamlFile _file;
    private readonly Dictionary<string, AdviceLink> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AdviceLink>> _sets = new(StringComparer.Ordinal);

    private AdviceReader(YamlSource source) => _file = YamlFile.Open(source, _errors);

    /// <summary>Reads the file.</summary>
    /// <exception cref="RuleSetException">It holds mistakes; all of them are listed.</exception>
    public static AdviceBook Read(YamlSource source)
    {
        var reader = new AdviceReader(source);
        reader._file.Allow(reader._file.Root, "about", "lines", "line-sets", "advice");
        reader.ReadLines();
        reader.ReadSets();
        var texts = reader._file.Entries(reader._file.Root, "advice").Select(entry => reader.ReadAdvice(entry.Name, entry.Key, entry.Value)).ToList();
        return reader._errors.Count == 0
            ? new AdviceBook(texts, reader._sets[CrisisLines])
            : throw new RuleSetException(reader._errors);
    }

    private void ReadLines()
    {
        foreach (var (name, key, value) in _file.Entries(_file.Root, "lines"))
        {
            if (value is not YamlMappingNode node)
            {
                _file.Report(key, $"The line '{name}' needs a label and a uri.");
                continue;
            }

            _file.Allow(node, "label", "uri");
            var uri = _file.Required(node, "uri");
            if (!(uri.StartsWith("tel:", StringComparison.Ordinal) || uri.StartsWith("sms:", StringComparison.Ordinal)
                  || uri.StartsWith("https://", StringComparison.Ordinal)))
                _file.Report(node, $"'{uri}' must begin with tel:, sms: or https://.");
            _lines[name] = new AdviceLink(_file.Required(node, "label"), uri);
        }
    }

    private void ReadSets()
    {
        _sets[CrisisLines] = [];
        foreach (var (name, _, value) in _file.Entries(_file.Root, "line-sets"))
        {
            var set = new List<AdviceLink>();
            foreach (var node in _file.TextNodes(value, name))
            {
                if (_lines.TryGetValue(YamlFile.Text(node), out var line))
                    set.Add(line);
                else
                    _file.Report(node, $"There is no line named '{YamlFile.Text(node)}'.");
            }

            _sets[name] = set;
        }
    }

    private Advice ReadAdvice(string name, YamlNode key, YamlNode value)
    {
        if (value is not YamlMappingNode node)
        {
            _file.Report(key, $"The advice '{name}' has no parts.");
            return new Advice(name, TriageLevel.None, "", "", [], "", []);
        }

        _file.Allow(node, "level", "action", "reason", "do-not", "someone-else", "links");
        if (!Enum.TryParse<TriageLevel>(_file.Required(node, "level"), ignoreCase: true, out var level))
            _file.Report(node, "'level' must be soon, urgent, crisis or emergency.");
        var links = new List<AdviceLink>();
        foreach (var set in _file.TextNodes(node, "links"))
        {
            if (_sets.TryGetValue(YamlFile.Text(set), out var found))
                links.AddRange(found.Except(links));
            else
                _file.Report(set, $"There is no set of lines named '{YamlFile.Text(set)}'.");
        }

        return new Advice(
            name,
            level,
            _file.Required(node, "action"),
            _file.Required(node, "reason"),
            _file.Texts(node, "do-not"),
            _file.Required(node, "someone-else"),
            links);
    }
}
