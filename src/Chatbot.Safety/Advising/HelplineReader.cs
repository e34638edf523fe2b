using System.Collections.Frozen;
using Chatbot.Safety.Rules;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Advising;

/// <summary>Reads the file of countries: the words that stand in texts, and the lines to call.</summary>
internal sealed class HelplineReader
{
    private readonly YamlFile _file;
    private readonly Dictionary<string, Country> _countries = new(StringComparer.OrdinalIgnoreCase);
    private HashSet<string> _words = [];

    private HelplineReader(YamlFile file) => _file = file;

    /// <summary>The countries by code and by each other name they go by, without regard to case. Mistakes are gathered.</summary>
    public static IReadOnlyDictionary<string, Country> Read(YamlSource source, ICollection<RuleError> errors)
    {
        var reader = new HelplineReader(YamlFile.Open(source, errors));
        reader.ReadCountries();
        return reader._countries;
    }

    private void ReadCountries()
    {
        _file.Allow(_file.Root, "about", "countries");
        var entries = _file.Entries(_file.Root, "countries").ToList();
        var unknown = entries.Find(entry => entry.Name == Country.Unknown).Value as YamlMappingNode;
        if (unknown is null)
            _file.Report(_file.Root, $"The country '{Country.Unknown}' is missing: its text is shown where no country is set.");
        else
            _words = [.. _file.Entries(unknown, "words").Select(word => word.Name)];
        foreach (var (code, key, value) in entries)
        {
            if (value is YamlMappingNode node)
                Add(code, key, node);
            else
                _file.Report(key, $"The country '{code}' needs words and lines.");
        }
    }

    private void Add(string code, YamlNode key, YamlMappingNode node)
    {
        _file.Allow(node, "also", "words", "lines");
        var words = _file.Entries(node, "words").ToDictionary(word => word.Name, word => YamlFile.Text(word.Value), StringComparer.Ordinal);
        foreach (var missing in _words.Where(word => !words.TryGetValue(word, out var text) || text.Length == 0))
            _file.Report(key, $"The country '{code}' lacks the word '{missing}'.");
        foreach (var (name, place, _) in _file.Entries(node, "words").Where(word => !_words.Contains(word.Name)))
            _file.Report(place, $"'{name}' is no word of the country '{Country.Unknown}', so no text can use it.");

        var lines = _file.Entries(node, "lines").ToFrozenDictionary(set => set.Name, set => ReadLines(set.Key, set.Value), StringComparer.Ordinal);
        var country = new Country(code, words.ToFrozenDictionary(StringComparer.Ordinal), lines);
        foreach (var name in _file.Texts(node, "also").Prepend(code))
        {
            if (!_countries.TryAdd(name, country))
                _file.Report(key, $"The country '{name}' is defined twice.");
        }
    }

    private IReadOnlyList<AdviceLink> ReadLines(YamlNode key, YamlNode set)
    {
        if (set is not YamlSequenceNode list)
        {
            _file.Report(key, $"'{YamlFile.Text(key)}' must be a list of lines.");
            return [];
        }

        return [.. list.Children.Select(ReadLine)];
    }

    private AdviceLink ReadLine(YamlNode node)
    {
        if (node is not YamlMappingNode line)
        {
            _file.Report(node, "A line needs a label and a uri.");
            return new AdviceLink("", "");
        }

        _file.Allow(line, "label", "uri");
        var uri = _file.Required(line, "uri");
        if (!(uri.StartsWith("tel:", StringComparison.Ordinal) || uri.StartsWith("sms:", StringComparison.Ordinal)
              || uri.StartsWith("https://", StringComparison.Ordinal)))
            _file.Report(node, $"'{uri}' must begin with tel:, sms: or https://.");
        return new AdviceLink(_file.Required(line, "label"), uri);
    }
}
