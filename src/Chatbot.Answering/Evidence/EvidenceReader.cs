using System.Numerics.Tensors;
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
internal sealed class EvidenceReader
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
        var passage = PassagePieces.Of(found.Passage);
        var above = new float[FeatureCount];
        above[(int)UnitFeature.Heading] = _question.Coverage(passage.HeadingStems);
        above[(int)UnitFeature.Elsewhere] = passage.HeadingStems.Count == 0 ? 0 : (float)passage.HeadingStems.Count(stem => !Speaks(stem)) / passage.HeadingStems.Count;
        above[(int)UnitFeature.Asked] = passage.Heading.EndsWith('?') ? above[(int)UnitFeature.Heading] : 0;
        above[(int)UnitFeature.Title] = _question.Coverage(passage.Title);
        above[(int)UnitFeature.Promise] = Promise(passage.HeadingAnnounces);
        above[(int)UnitFeature.Passage] = MathF.Max(0, found.Score / best);

        var units = new List<ReadUnit>(passage.Pieces.Count);
        for (var at = 0; at < passage.Pieces.Count; at++)
        {
            var piece = passage.Pieces[at];
            var leadIn = piece.Above < 0 ? null : passage.Pieces[piece.Above];
            var (kind, text) = (piece.Unit.Kind, piece.Text);
            var features = (float[])above.Clone();
            features[(int)UnitFeature.Own] = _question.Coverage(piece.Own);
            features[(int)UnitFeature.InPlace] = _question.Coverage(piece.Around);
            features[(int)UnitFeature.Telling] = _telling?.MatchIn(piece.Around) ?? 0;
            features[(int)UnitFeature.Said] = Complete(piece.Own);
            features[(int)UnitFeature.Phrase] = _closeness.PhraseIn(piece.Terms);
            features[(int)UnitFeature.Counts] = _asked.Kind == QuestionKind.Quantity && Counts(piece, leadIn) ? 1 : 0;
            features[(int)UnitFeature.Wording] = MathF.Max(0, TensorPrimitives.Dot<float>(_wording, piece.Vector));
            features[(int)UnitFeature.Form] = MathF.Max(piece.Forms[(int)_asked.Kind], piece.Forms[(int)_asked.About]);
            features[(int)UnitFeature.Introduced] = leadIn is null ? 0 : MathF.Max(Promise(leadIn.Announces), units[piece.Above][UnitFeature.Own]);
            features[(int)UnitFeature.Defines] = _asked.Kind == QuestionKind.Definition && Defines(piece.Words) ? 1 : 0;
            features[(int)UnitFeature.Opens] = units.Count == 0 ? 1 : 0;
            features[(int)UnitFeature.Item] = kind == UnitKind.ListItem ? 1 : 0;
            features[(int)UnitFeature.Row] = kind == UnitKind.TableRow ? 1 : 0;
            features[(int)UnitFeature.Asks] = text.EndsWith('?') || kind == UnitKind.TableHeader ? 1 : 0;
            features[(int)UnitFeature.Fragment] = kind == UnitKind.Sentence && text.Count(c => c == ' ') < FragmentWords ? 1 : 0;
            features[(int)UnitFeature.Points] = piece.Points ? 1 : 0;
            var naming = Naming(piece, leadIn ?? (piece.Leans && at > 0 ? passage.Pieces[at - 1] : null), passage.HeadingTerms);
            var demanded = Named(naming, features[(int)UnitFeature.Form] > 0) * _demand.SubjectIn(piece.Around);
            units.Add(new ReadUnit(piece.Unit, text, features, Complete(piece.Around), demanded, !_demand.Judges || Demand.IsJudgement(text)));
        }

        return new ReadPassage(found.Passage, units, passage.Stems);
    }

    private float Complete(IReadOnlySet<string> stems) => _question.Terms.Where(term => !term.Frames).Select(term => term.MatchIn(stems)).DefaultIfEmpty().Min();

    // What is asked for must be named by the piece, what introduces it or its heading; "symptoms" by a sentence that has the form of one.
    private float Named(IEnumerable<IReadOnlyList<string?>> naming, bool formed) => _demand.Head.Count == 0 ? 1 : MathF.Max(
        naming.Max(words => _closeness.Together(words, _demand.Head)),
        formed && _demand.Head is [var only] && Promises(only.Form) ? QuestionTerm.AlternativeMatch : 0);

    private static IEnumerable<IReadOnlyList<string?>> Naming(PassagePiece piece, PassagePiece? before, IReadOnlyList<string?> heading) =>
        before is null ? [piece.Terms, heading] : [piece.Terms, heading, before.Terms];

    // A table's header says what the numbers in a row count.
    private bool Counts(PassagePiece piece, PassagePiece? header) =>
        _demand.Shares ? Demand.IsShare(piece.Text)
        : _closeness.CountsIn(piece.Words, piece.Terms, _demand.Head)
            || (piece.Unit.Kind == UnitKind.TableRow && header is not null && _demand.Head.Any(term => term.MatchIn(header.Own) > 0)
                && _closeness.CountsIn(piece.Words, piece.Terms, _demand.Subject));

    private bool Speaks(string stem) => _question.Terms.Any(term => term.Stem == stem || term.Alternatives.Contains(stem));

    private bool Promises(string text) => AnswerForm.Promises(_asked.Kind, text) || AnswerForm.Promises(_asked.About, text);

    private float Promise(bool[] announces) => announces[(int)_asked.Kind] || announces[(int)_asked.About] ? 1 : 0;

    // "X is …", "X means …": the subject opens the sentence and the verb follows it.
    private bool Defines(IReadOnlyList<WordSpan> words)
    {
        var subject = words.TakeWhile(word => word.Form is not ("is" or "are" or "means" or "refers" or "describes")).ToList();
        return subject.Count > 0 && subject.Count <= MostWordsBeforeVerb && subject.Count < words.Count
            && _question.Coverage(subject.Select(word => Stemmer.Stem(word.Form)).ToHashSet(StringComparer.Ordinal)) >= DefinedShare;
    }
}
