using System.Text.RegularExpressions;
using Chatbot.Safety;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Rules;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Benchmarks;

/// <summary>
/// One regular expression of all phrases of the rule files: what the guard looks for, in the language that one would take first.
/// </summary>
/// <remarks>
/// Words with their endings, beginnings of words, alternatives, what may be left out, gaps and concepts inside phrases are translated. In
/// the expression's favour: any number stands for a range, a gap may pass over every word, only the first of several phrases at a place
/// is reported, and no small words may stand in between unasked, since .NET makes an invalid program of the longer expression that
/// allows them. It knows no misspelling, denial, time or person.
/// </remarks>
internal sealed class PhraseRegex
{
    private const string Space = @"\W+";
    private const string AnyWord = @"\w+";

    private readonly WordForms _forms;
    private readonly Dictionary<string, List<IReadOnlyList<Piece>>> _concepts = new(StringComparer.Ordinal);

    private PhraseRegex(IReadOnlyList<YamlFile> files)
    {
        _forms = new WordForms(files.SelectMany(file => file.Entries(file.Root, "forms").Select(entry => (entry.Name, entry.Value, file)))
            .ToDictionary(entry => entry.Name, entry => (IReadOnlyList<string>)[.. entry.file.TextNodes(entry.Value, entry.Name).Select(YamlFile.Text)]));
        foreach (var file in files)
        {
            foreach (var (name, _, phrases) in file.Entries(file.Root, "grammar").Concat(file.Entries(file.Root, "concepts")))
                _concepts.Add(name, Parse(file.TextNodes(phrases, name)));
            foreach (var cue in file.Mappings(file.Root, "cues"))
                _concepts.Add($"{cue.Start.Line}", Parse(file.TextNodes(cue, "phrases")));
        }
    }

    /// <summary>The expression.</summary>
    /// <param name="options">How it is run, besides without regard to case and culture.</param>
    public static Regex Build(RegexOptions options)
    {
        var errors = new List<RuleError>();
        var phrases = new PhraseRegex([.. EmbeddedFiles.In("Rules/").Select(file => YamlFile.Open(file, errors))]);

        // A phrase that is only the name of a concept adds nothing to that concept's own phrases.
        var all = phrases._concepts.Values.SelectMany(concept => concept).Where(phrase => phrase is not [Piece.Reference]);
        return new Regex($@"\b{Any(all.Select(phrases.Sequence))}\b", options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static List<IReadOnlyList<Piece>> Parse(IEnumerable<YamlNode> lines) =>
        [.. lines.SelectMany(line => YamlFile.Text(line).Split(" / ", StringSplitOptions.TrimEntries)).Select(PhraseParser.Parse)];

    /// <summary>What may be left out takes the space behind it along; a gap brings its own.</summary>
    private string Sequence(IReadOnlyList<Piece> pieces)
    {
        var expression = "";
        var needsSpace = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var isLast = i == pieces.Count - 1;
            switch (pieces[i])
            {
                case Piece.Gap gap:
                    expression += $"(?:{Space}{AnyWord}){{0,{gap.Most}}}?";
                    break;
                case Piece.Choice choice when choice.Options.Any(option => option.Count == 0):
                    var optional = Any(choice.Options.Where(option => option.Count > 0).Select(Sequence));
                    expression += needsSpace ? $"(?:{Space}{optional})?" : isLast ? $"{optional}?" : $"(?:{optional}{Space})?";
                    break;
                default:
                    expression += (needsSpace ? Space : "") + One(pieces[i]);
                    needsSpace = true;
                    break;
            }
        }

        return expression;
    }

    private string One(Piece piece) => piece switch
    {
        Piece.Literal literal => Word(literal.Written),
        Piece.Number => @"\d+(?:[.,]\d+)?",
        Piece.Reference reference => Any(_concepts[reference.Concept].Select(Sequence)),
        Piece.Choice choice => Any(choice.Options.Select(Sequence)),
        _ => throw new InvalidOperationException($"Unknown piece {piece.GetType().Name}."),
    };

    private string Word(string written) =>
        written.EndsWith('*') ? $@"{written.Trim('=', '*')}\w*"
        : written.StartsWith('=') ? written[1..]
        : Any(_forms.Of(written));

    private static string Any(IEnumerable<string> expressions) => $"(?:{string.Join('|', expressions.Distinct())})";
}
