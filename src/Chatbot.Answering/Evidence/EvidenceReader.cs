using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
using Chatbot.Text.Words;
using RetrievedQuestion = Chatbot.Knowledge.Retrieval.Question;

namespace Chatbot.Answering.Evidence;

/// <summary>A piece of a passage with what speaks for it.</summary>
/// <param name="Unit">Where it stands.</param>
/// <param name="Text">What a reader sees of it.</param>
/// <param name="Features">In the order of <see cref="UnitFeature"/>.</param>
/// <param name="Complete">How well the least well spoken of content word of the question is spoken of, in its place: 0 when one is missing.</param>
/// <param name="Demanded">How far it speaks both of what is asked for by name and of the rest: 0 when it does not name what is asked for.</param>
/// <param name="Judges">Whether it judges what is better, where that is asked; true where it is not.</param>
internal sealed record ReadUnit(PassageUnit Unit, string Text, float[] Features, float Complete, float Demanded, bool Judges)
{
    /// <summary>One of its features.</summary>
    public float this[UnitFeature feature] => Features[(int)feature];
}

/// <summary>A passage with its pieces.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Units">In reading order.</param>
/// <param name="Stems">All that it speaks of, with headings and title.</param>
internal sealed record ReadPassage(Passage Passage, IReadOnlyList<ReadUnit> Units, IReadOnlySet<string> Stems);

/// <summary>Looks at every piece of the retrieved passages. For one question; not safe from several threads.</summary>
internal sealed partial class EvidenceReader
{
    private const int FragmentWords = 4;
    private const int MostWordsBeforeVerb = 7;
    private const float DefinedShare = 0.6f;

    private static readonly int FeatureCount = Enum.GetValues<UnitFeature>().Length;

    private readonly RetrievedQuestion _question;
    private readonly Asked _asked;
    private readonly QuestionTerm? _telling;
    private readonly Closeness _closeness;
    private readonly Demand _demand;
    private readonly float[] _wording;

    /// <param name="question">What is asked.</param>
    /// <param name="asked">What sort of answer is wanted.</param>
    public EvidenceReader(RetrievedQuestion question, Asked asked)
    {
        (_question, _asked) = (question, asked);
        _closeness = new Closeness(question);
        _demand = Demand.Of(question);
        _telling = question.Terms.MaxBy(term => term.Rarity);
        _wording = TokenEmbedder.Default.Embed(question.Text);
    }

    /// <summary>Reads one passage.</summary>
    /// <param name="found">The passage with its score.</param>
    /// <param name="best">The best passage's score, above 0.</param>
    public ReadPassage Read(ScoredPassage found, float best)
    {
        var passage = found.Passage;
        var heading = passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : "";
        var above = new float[FeatureCount];
        var headingStems = TermReader.Stems(heading);
        above[(int)UnitFeature.Heading] = _question.Coverage(headingStems);
        above[(int)UnitFeature.Elsewhere] = headingStems.Count == 0 ? 0 : (float)headingStems.Count(stem => !Speaks(stem)) / headingStems.Count;
        above[(int)UnitFeature.Asked] = heading.EndsWith('?') ? above[(int)UnitFeature.Heading] : 0;
        above[(int)UnitFeature.Title] = _question.Coverage(TermReader.Stems(passage.Title));
        above[(int)UnitFeature.Promise] = Promise(heading);
        above[(int)UnitFeature.Passage] = MathF.Max(0, found.Score / best);

        var place = TermReader.Stems($"{passage.Title} {string.Join(' ', passage.HeadingPath)}");
        var whole = new HashSet<string>(place, StringComparer.Ordinal);
        var units = new List<ReadUnit>(passage.Units.Count);
        var before = new HashSet<string>(StringComparer.Ordinal);
        var leadIn = before;
        IReadOnlyList<string?> headingWords = WordReader.Read(heading).ConvertAll(word => TermReader.StemOf(word.Form));
        IReadOnlyList<string?> leadInWords = [];
        IReadOnlyList<string?> beforeWords = [];
        var introduced = 0f;
        foreach (var unit in passage.Units)
        {
            var raw = passage.Text.AsSpan(unit.Span.Start - passage.Span.Start, unit.Span.Length);
            var text = PlainText.Of(raw);
            var words = WordReader.Read(text);
            var stems = words.ConvertAll(word => TermReader.StemOf(word.Form));
            var own = stems.OfType<string>().ToHashSet(StringComparer.Ordinal);
            var leans = unit.Kind == UnitKind.Sentence && Leaning.OnTheOneBefore(text);
            if (leans)
                own.UnionWith(before);
            if (unit.Kind is not (UnitKind.ListItem or UnitKind.TableRow))
                introduced = 0;

            var features = (float[])above.Clone();
            var around = new HashSet<string>(place, StringComparer.Ordinal);
            around.UnionWith(own);
            around.UnionWith(unit.Kind is UnitKind.ListItem or UnitKind.TableRow ? leadIn : before);
            features[(int)UnitFeature.Own] = _question.Coverage(own);
            features[(int)UnitFeature.InPlace] = _question.Coverage(around);
            features[(int)UnitFeature.Telling] = _telling?.MatchIn(around) ?? 0;
            features[(int)UnitFeature.Said] = Complete(own);
            features[(int)UnitFeature.Phrase] = _closeness.PhraseIn(stems);
            features[(int)UnitFeature.Counts] = _asked.Kind == QuestionKind.Quantity && Counts(unit.Kind, text, words, stems, leadIn) ? 1 : 0;
            features[(int)UnitFeature.Wording] = MathF.Max(0, TensorPrimitives.Dot<float>(_wording, TokenEmbedder.Default.Embed(text)));
            features[(int)UnitFeature.Form] = MathF.Max(AnswerForm.Fit(_asked.Kind, text), AnswerForm.Fit(_asked.About, text));
            features[(int)UnitFeature.Introduced] = introduced;
            features[(int)UnitFeature.Defines] = _asked.Kind == QuestionKind.Definition && Defines(words) ? 1 : 0;
            features[(int)UnitFeature.Opens] = units.Count == 0 ? 1 : 0;
            features[(int)UnitFeature.Item] = unit.Kind == UnitKind.ListItem ? 1 : 0;
            features[(int)UnitFeature.Row] = unit.Kind == UnitKind.TableRow ? 1 : 0;
            features[(int)UnitFeature.Asks] = text.EndsWith('?') || unit.Kind == UnitKind.TableHeader ? 1 : 0;
            features[(int)UnitFeature.Fragment] = unit.Kind == UnitKind.Sentence && text.Count(c => c == ' ') < FragmentWords ? 1 : 0;
            features[(int)UnitFeature.Points] = Points().IsMatch(text) && raw.Contains("](", StringComparison.Ordinal) ? 1 : 0;
            IEnumerable<IReadOnlyList<string?>> naming = unit.Kind is UnitKind.ListItem or UnitKind.TableRow ? [stems, headingWords, leadInWords]
                : leans ? [stems, headingWords, beforeWords] : [stems, headingWords];
            var demanded = Named(naming, features[(int)UnitFeature.Form] > 0) * _demand.SubjectIn(around);
            units.Add(new ReadUnit(unit, text, features, Complete(around), demanded, !_demand.Judges || Demand.IsJudgement(text)));

            if (unit.Kind is UnitKind.LeadIn or UnitKind.TableHeader)
                (leadIn, leadInWords, introduced) = (own, stems, MathF.Max(Promise(text), features[(int)UnitFeature.Own]));
            (before, beforeWords) = (own, stems);
            whole.UnionWith(own);
        }

        return new ReadPassage(passage, units, whole);
    }

    private float Complete(HashSet<string> stems) => _question.Terms.Where(term => !term.Frames).Select(term => term.MatchIn(stems)).DefaultIfEmpty().Min();

    // What is asked for must be named by the piece, its lead-in or its heading; "symptoms" by a sentence that has the form of one.
    private float Named(IEnumerable<IReadOnlyList<string?>> naming, bool formed) => _demand.Head.Count == 0 ? 1 : MathF.Max(
        naming.Max(words => _closeness.Together(words, _demand.Head)),
        formed && _demand.Head is [var only] && Promise(only.Form) > 0 ? QuestionTerm.AlternativeMatch : 0);

    // A table's header says what the numbers in a row count.
    private bool Counts(UnitKind kind, string text, List<WordSpan> words, List<string?> stems, HashSet<string> header) =>
        _demand.Shares ? Demand.IsShare(text)
        : _closeness.CountsIn(words, stems, _demand.Head) || (kind == UnitKind.TableRow && _demand.Head.Any(term => term.MatchIn(header) > 0) && _closeness.CountsIn(words, stems, _demand.Subject));

    private bool Speaks(string stem) => _question.Terms.Any(term => term.Stem == stem || term.Alternatives.Contains(stem));

    private float Promise(string text) => AnswerForm.Promises(_asked.Kind, text) || AnswerForm.Promises(_asked.About, text) ? 1 : 0;

    // "X is …", "X means …": the subject opens the sentence and the verb follows it.
    private bool Defines(List<WordSpan> words)
    {
        var verb = words.FindIndex(word => word.Form is "is" or "are" or "means" or "refers" or "describes");
        return verb is > 0 and <= MostWordsBeforeVerb
            && _question.Coverage(words.Take(verb).Select(word => Stemmer.Stem(word.Form)).ToHashSet(StringComparer.Ordinal)) >= DefinedShare;
    }

    [GeneratedRegex(@"^(see|read|look at|use|more)\b|\b(describes?|explains?|covers?|gives?|lists?|tells?|has (more|the|other|further|a)|have more|offers?|sums? up|sets? out|(is|are) (listed|described|covered|given|in|explained)|says? more)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Points();
}
