using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Safety.Rules;

/// <summary>Builds a rule set from files. All files share one set of concepts; their order does not matter.</summary>
internal sealed class RuleSetReader
{
    /// <summary>Separates the phrases that stand on one line of a file.</summary>
    private const string PhraseSeparator = " / ";
    private const string Background = "had ";
    private const string Continues = "continues";
    private const int UsualWithin = 8;

    private readonly List<RuleError> _errors = [];
    private readonly List<YamlFile> _files = [];
    private readonly Dictionary<string, int> _concepts = new(StringComparer.Ordinal);
    private readonly List<Cue> _cues = [];
    private readonly HashSet<int> _grammatical = [];

    /// <summary>Reads the files.</summary>
    /// <exception cref="RuleSetException">The files hold mistakes; all of them are listed.</exception>
    public static RuleSet Read(IEnumerable<YamlSource> sources)
    {
        var reader = new RuleSetReader();
        foreach (var source in sources)
            reader._files.Add(YamlFile.Open(source, reader._errors));

        reader.NameConcepts();
        var vocabulary = reader.Vocabulary();
        var rules = reader.Rules();
        return reader._errors.Count == 0 && vocabulary is not null
            ? new RuleSet(vocabulary, rules)
            : throw new RuleSetException(reader._errors);
    }

    private void NameConcepts()
    {
        foreach (var file in _files)
        {
            file.Allow(file.Root, [.. WordLists.Keys, "about", "grammar", "cues", "concepts", "rules"]);
            foreach (var (name, key, _) in file.Entries(file.Root, "grammar").Concat(file.Entries(file.Root, "concepts")))
            {
                if (!_concepts.TryAdd(name, _concepts.Count))
                    file.Report(key, $"The concept '{name}' is defined twice.");
            }

            foreach (var (name, _, _) in file.Entries(file.Root, "grammar"))
                _grammatical.Add(_concepts[name]);
            foreach (var cue in file.Mappings(file.Root, "cues"))
                _concepts.Add(CueName(cue), _concepts.Count);
        }
    }

    private static string CueName(YamlMappingNode cue) => $"cue at line {cue.Start.Line}";

    private RuleVocabulary? Vocabulary()
    {
        var lists = WordLists.Read(_files);
        var builder = new Lexicon.Builder(new WordForms(lists.Forms, lists.Variants));
        var program = new PhraseProgram.Builder(builder, _concepts);
        foreach (var file in _files)
        {
            foreach (var (name, _, phrases) in file.Entries(file.Root, "grammar").Concat(file.Entries(file.Root, "concepts")))
                AddPhrases(file, program, _concepts[name], file.TextNodes(phrases, name));
            foreach (var cue in file.Mappings(file.Root, "cues"))
                AddCue(file, program, cue);
        }

        var built = program.Build(out var circular);
        if (built is null)
        {
            ReportCircular(circular);
            return null;
        }

        try
        {
            var clinical = _concepts.Values.Except(_grammatical).Except(_cues.Select(cue => cue.Concept));
            var lexicon = builder.Build(lists.Spellings, lists.RealWords);
            var reader = new WordReader(new Pictures(lists.Pictures), new RunOns(lists.RunOns, lists.RunTogether, lexicon));
            return new RuleVocabulary(reader, lexicon, built, Grammar.From(_concepts), _cues, clinical) { Names = [.. _concepts.Keys] };
        }
        catch (KeyNotFoundException exception)
        {
            _errors.Add(new RuleError("rules", 1, 1, exception.Message));
            return null;
        }
    }

    private void ReportCircular(int concept)
    {
        foreach (var file in _files)
        {
            foreach (var (name, key, _) in file.Entries(file.Root, "grammar").Concat(file.Entries(file.Root, "concepts")))
            {
                if (_concepts[name] == concept)
                    file.Report(key, $"The concept '{name}' is explained by itself, directly or by way of the concepts that it names.");
            }
        }
    }

    private void AddPhrases(YamlFile file, PhraseProgram.Builder program, int concept, IEnumerable<YamlNode> lines)
    {
        foreach (var line in lines)
        {
            foreach (var phrase in YamlFile.Text(line).Split(PhraseSeparator, StringSplitOptions.TrimEntries))
            {
                try
                {
                    var isOneWord = program.Add(concept, PhraseParser.Parse(phrase));
                    if (!isOneWord && _concepts.Any(named => named.Value == concept && Grammar.SingleWords.Contains(named.Key)))
                        file.Report(line, $"'{phrase}' has more than one word, which filler and wall may not have.");
                }
                catch (FormatException exception)
                {
                    file.Report(line, exception.Message);
                }
            }
        }
    }

    private void AddCue(YamlFile file, PhraseProgram.Builder program, YamlMappingNode node)
    {
        file.Allow(node, "mark", "covers", "phrases");
        var concept = _concepts[CueName(node)];
        AddPhrases(file, program, concept, file.TextNodes(node, "phrases"));
        _cues.Add(new Cue(concept, Choice<Marks>(file, node, "mark"), Choice<Cover>(file, node, "covers")));
    }

    private List<Rule> Rules()
    {
        var nodes = _files.SelectMany(file => file.Mappings(file.Root, "rules"), (file, node) => (File: file, Node: node)).ToList();
        var continued = nodes.Where(each => each.Node.Children.ContainsKey(Continues)).ToLookup(each => each.File.Required(each.Node, Continues));
        var rules = new List<Rule>();
        foreach (var (file, node) in nodes.Where(each => !each.Node.Children.ContainsKey(Continues)))
        {
            var rule = ReadRule(file, node, continued);
            if (rules.Any(other => other.Id == rule.Id))
                file.Report(node, $"The rule {rule.Id} is defined twice.");
            rules.Add(rule);
        }

        foreach (var (file, node) in continued.Where(group => !rules.Exists(rule => rule.Id == group.Key)).SelectMany(group => group))
            file.Report(node, $"There is no rule {YamlFile.Text(node.Children[Continues])} to continue.");
        return [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>Reads a rule, with what other files add to it.</summary>
    private Rule ReadRule(YamlFile file, YamlMappingNode node, ILookup<string, (YamlFile File, YamlMappingNode Node)> continued)
    {
        file.Allow(node, "id", "category", "title", "level", "advice", "source", "despite", "when", "fires", "stays-quiet");
        var id = file.Required(node, "id");
        var level = Choice<TriageLevel>(file, node, "level");
        var advice = file.Required(node, "advice");
        foreach (var (other, more) in continued[id])
            other.Allow(more, Continues, "when", "fires", "stays-quiet");

        List<(YamlFile File, YamlMappingNode Node)> parts = [(file, node), .. continued[id]];
        var rule = new Rule(
            id,
            file.Required(node, "category"),
            file.Required(node, "title"),
            level,
            file.Required(node, "source"),
            ReadDespite(file, node),
            [.. parts.SelectMany(part => part.File.Mappings(part.Node, "when").Select(when => ReadCombination(part.File, when, level, advice)))],
            [.. parts.SelectMany(part => part.File.Texts(part.Node, "fires"))],
            [.. parts.SelectMany(part => part.File.Texts(part.Node, "stays-quiet"))]);

        if (rule.Combinations.Count == 0)
            file.Report(node, "'when' is missing: nothing would make this rule fire.");
        if (rule.Fires.Count == 0 || rule.StaysQuiet.Count == 0)
            file.Report(node, "A rule needs examples under both 'fires' and 'stays-quiet'.");
        if (!rule.Source.Any(char.IsAsciiDigit))
            file.Report(node, "'source' must give the year of the source.");
        return rule;
    }

    /// <summary>Whoever overlooks a general question overlooks it also where its first word is part of a finding.</summary>
    private static Marks ReadDespite(YamlFile file, YamlMappingNode node)
    {
        var despite = file.TextNodes(node, "despite").Aggregate(Marks.None, (marks, name) => marks | Named<Marks>(file, name, "despite"));
        return despite.HasFlag(Marks.General) ? despite | Marks.Wondered : despite;
    }

    private Combination ReadCombination(YamlFile file, YamlMappingNode node, TriageLevel level, string advice)
    {
        string[] reaches = [.. Enum.GetNames<Reach>().Select(name => name.ToLowerInvariant())];
        file.Allow(node, [.. reaches, "within", "aside", "unless", "unless-beside", "level", "advice"]);
        var named = reaches.Where(reach => node.Children.ContainsKey(reach)).ToList();
        if (named.Count != 1)
        {
            file.Report(node, $"A combination has exactly one of {string.Join(", ", reaches)}.");
            return new Combination(Reach.Any, [], 0, [], [], [], level, advice);
        }

        var reach = Enum.Parse<Reach>(named[0], ignoreCase: true);
        if (reach != Reach.Alone && node.Children.TryGetValue("aside", out var aside))
            file.Report(aside, "'aside' says what may stand beside 'alone', and has no meaning elsewhere.");

        var within = file.Optional(node, "within") is { } written && int.TryParse(written, out var words) ? words : UsualWithin;
        return new Combination(
            reach,
            [.. file.TextNodes(node, named[0]).Select(part => ReadPart(file, part))],
            within,
            ReadConcepts(file, node, "aside"),
            ReadConcepts(file, node, "unless"),
            ReadConcepts(file, node, "unless-beside"),
            node.Children.ContainsKey("level") ? Choice<TriageLevel>(file, node, "level") : level,
            file.Optional(node, "advice") ?? advice);
    }

    private int[] ReadConcepts(YamlFile file, YamlMappingNode node, string key) =>
        [.. file.TextNodes(node, key).SelectMany(part => ReadPart(file, part).Concepts)];

    private Part ReadPart(YamlFile file, YamlNode node)
    {
        var text = YamlFile.Text(node);
        var background = text.StartsWith(Background, StringComparison.Ordinal);
        var concepts = new List<int>();
        foreach (var name in (background ? text[Background.Length..] : text).Split('|', StringSplitOptions.TrimEntries))
        {
            if (_concepts.TryGetValue(name, out var id))
                concepts.Add(id);
            else
                file.Report(node, $"There is no concept named '{name}'.");
        }

        return new Part([.. concepts], background);
    }

    private static T Choice<T>(YamlFile file, YamlMappingNode node, string key)
        where T : struct, Enum
    {
        if (node.Children.TryGetValue(key, out var value))
            return Named<T>(file, value, key);
        file.Report(node, $"'{key}' is missing.");
        return default;
    }

    private static T Named<T>(YamlFile file, YamlNode node, string key)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(YamlFile.Text(node), ignoreCase: true, out var value) && Enum.IsDefined(value))
            return value;
        file.Report(node, $"'{YamlFile.Text(node)}' is no {key}; there are {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return default;
    }
}
