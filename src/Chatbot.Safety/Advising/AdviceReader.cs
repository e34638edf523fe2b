using Chatbot.Safety.Rules;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Advising;

/// <summary>Reads the advice file: the texts, and how they are quoted and repeated.</summary>
internal sealed class AdviceReader
{
    private static readonly TriageLevel[] Reminded = [TriageLevel.Emergency, TriageLevel.Crisis, TriageLevel.Urgent];

    private readonly YamlFile _file;
    private readonly IReadOnlyCollection<string> _words;
    private readonly IReadOnlyCollection<string> _sets;

    private AdviceReader(YamlFile file, IReadOnlyDictionary<string, Country> countries)
    {
        _file = file;
        var known = countries.TryGetValue(Country.Unknown, out var unknown);
        _words = known ? unknown!.Words.Keys : [];
        _sets = known ? unknown!.Lines.Keys : [];
    }

    /// <summary>Reads the two files.</summary>
    /// <exception cref="RuleSetException">They hold mistakes; all of them are listed.</exception>
    public static AdviceBook Read(YamlSource texts, YamlSource helplines)
    {
        var errors = new List<RuleError>();
        var countries = HelplineReader.Read(helplines, errors);
        var reader = new AdviceReader(YamlFile.Open(texts, errors), countries);
        var (parsed, wording) = reader.ReadTexts();
        return errors.Count == 0 ? new AdviceBook(parsed, wording, countries, Fingerprint.Of([texts, helplines])) : throw new RuleSetException(errors);
    }

    private (IReadOnlyList<AdviceText> Texts, Wording Wording) ReadTexts()
    {
        _file.Allow(_file.Root, "about", "quoted", "reminders", "advice");
        var quoted = _file.Required(_file.Root, "quoted");
        if (quoted.Length > 0 && !quoted.Contains(Wording.Quote, StringComparison.Ordinal))
            _file.Report(_file.Root, $"'quoted' must hold {Wording.Quote}, where the person's words go.");
        var reminders = _file.Entries(_file.Root, "reminders").ToDictionary(entry => entry.Name, entry => Checked(entry.Value), StringComparer.OrdinalIgnoreCase);
        foreach (var level in Reminded.Where(level => !reminders.ContainsKey(level.ToString())))
            _file.Report(_file.Root, $"'reminders' lacks the level {level.ToString().ToLowerInvariant()}.");
        return ([.. _file.Entries(_file.Root, "advice").Select(entry => ReadAdvice(entry.Name, entry.Key, entry.Value))], new Wording(quoted, reminders));
    }

    private AdviceText ReadAdvice(string name, YamlNode key, YamlNode value)
    {
        if (value is not YamlMappingNode node)
        {
            _file.Report(key, $"The advice '{name}' has no parts.");
            return new AdviceText(name, TriageLevel.None, false, "", "", [], "", []);
        }

        _file.Allow(node, "level", "quote", "action", "reason", "do-not", "someone-else", "links");
        if (!Enum.TryParse<TriageLevel>(_file.Required(node, "level"), ignoreCase: true, out var level))
            _file.Report(node, "'level' must be none, soon, urgent, crisis or emergency.");
        var quote = _file.Optional(node, "quote");
        if (quote is not (null or "no"))
            _file.Report(node, "'quote' is left out, or is no.");
        foreach (var set in _file.TextNodes(node, "links").Where(set => !_sets.Contains(YamlFile.Text(set))))
            _file.Report(set, $"There is no set of lines named '{YamlFile.Text(set)}'.");

        return new AdviceText(
            name,
            level,
            quote is null,
            Required(node, "action"),
            Required(node, "reason"),
            [.. _file.TextNodes(node, "do-not").Select(Checked)],
            Required(node, "someone-else"),
            _file.Texts(node, "links"));
    }

    private string Required(YamlMappingNode parent, string key)
    {
        _file.Required(parent, key);
        return parent.Children.TryGetValue(key, out var node) ? Checked(node) : "";
    }

    /// <summary>A text all of whose names in braces every country has a word for.</summary>
    private string Checked(YamlNode node)
    {
        var text = YamlFile.Text(node);
        foreach (var name in Country.NamesIn(text).Where(name => !_words.Contains(name)))
            _file.Report(node, $"No country has a word for '{{{name}}}'.");
        return text;
    }
}
