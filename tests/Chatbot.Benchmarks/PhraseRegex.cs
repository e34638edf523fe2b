using System.Text.RegularExpressions;
using Chatbot.Safety;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Rules;

namespace Chatbot.Benchmarks;

/// <summary>
/// One regular expression of the plain phrases of the rule files: what the guard looks for, in the language that one would take first.
/// </summary>
/// <remarks>
/// Words with their endings, beginnings of words, alternatives and what may be left out are translated, in the expression's favour: any
/// number stands for a range, any three letters for an ending, no small words may stand in between, and only the first of several phrases
/// at a place is reported. Phrases with gaps and phrases that name another concept are left out, because .NET makes an
/// invalid program of an expression that has them all. It knows no misspelling, denial, time or person.
/// </remarks>
internal sealed class PhraseRegex
{
    private const string Space = @"\W+";
    private const int LongestEnding = 3;

    private readonly WordForms _forms;
    private readonly List<IReadOnlyList<Piece>> _phrases = [];

    private PhraseRegex(IReadOnlyList<YamlFile> files)
    {
        var lists = WordLists.Read(files);
        _forms = new WordForms(lists.Forms, lists.Variants);
        foreach (var file in files)
        {
            var lines = file.Entries(file.Root, "grammar").Concat(file.Entries(file.Root, "concepts")).SelectMany(entry => file.TextNodes(entry.Value, entry.Name))
                .Concat(file.Mappings(file.Root, "cues").SelectMany(cue => file.TextNodes(cue, "phrases")));
            var written = lines.SelectMany(line => YamlFile.Text(line).Split(" / ", StringSplitOptions.TrimEntries));
            _phrases.AddRange(written.Select(PhraseParser.Parse).Where(IsPlain));
        }
    }

    /// <summary>The expression.</summary>
    /// <param name="options">How it is run, besides without regard to case and culture.</param>
    public static Regex Build(RegexOptions options)
    {
        var errors = new List<RuleError>();
        var phrases = new PhraseRegex([.. EmbeddedFiles.In("Rules/").Select(file => YamlFile.Open(file, errors))]);
        return new Regex($@"\b{Any(phrases._phrases.Select(phrases.Sequence))}\b", options | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static bool IsPlain(IReadOnlyList<Piece> phrase) => phrase.All(piece => piece switch
    {
        Piece.Choice choice => choice.Options.All(IsPlain),
        _ => piece is not (Piece.Gap or Piece.Reference),
    });

    /// <summary>What may be left out takes the space beside it along.</summary>
    private string Sequence(IReadOnlyList<Piece> pieces)
    {
        var expression = "";
        var needsSpace = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var isLast = i == pieces.Count - 1;
            switch (pieces[i])
            {
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
        Piece.Temperature => @"\d+(?:[.,]\d+)? ?[cf]",
        Piece.Number => @"\d+(?:[.,]\d+)?",
        Piece.Choice choice => Any(choice.Options.Select(Sequence)),
        _ => throw new InvalidOperationException($"Unknown piece {piece.GetType().Name}."),
    };

    private string Word(string written)
    {
        if (written.EndsWith('*'))
            return $@"{written.Trim('=', '*')}\w*";
        if (written.StartsWith('='))
            return written[1..];
        var forms = _forms.Of(written).ToList();
        var hasEndings = forms.Count > 1 && forms.TrueForAll(form => form.StartsWith(written, StringComparison.Ordinal) && form.Length - written.Length <= LongestEnding);
        return hasEndings ? $@"{written}\w{{0,{LongestEnding}}}" : Any(forms);
    }

    private static string Any(IEnumerable<string> expressions) => $"(?:{string.Join('|', expressions.Distinct())})";
}
