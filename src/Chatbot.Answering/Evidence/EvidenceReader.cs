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
internal sealed record ReadUnit(PassageUnit Unit, string Text, float[] Features, float Complete)
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
    private readonly float[] _wording;

    /// <param name="question">What is asked.</param>
    /// <param name="asked">What sort of answer is wanted.</param>
    public EvidenceReader(RetrievedQuestion question, Asked asked)
    {
        (_question, _asked) = (question, asked);
        _closeness = new Closeness(question);
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
        foreach (var piece in passage.Pieces)
        {
            var (kind, text) = (piece.Unit.Kind, piece.Text);
            var features = (float[])above.Clone();
            features[(int)UnitFeature.Own] = _question.Coverage(piece.Own);
            features[(int)UnitFeature.InPlace] = _question.Coverage(piece.Around);
            features[(int)UnitFeature.Telling] = _telling?.MatchIn(piece.Around) ?? 0;
            features[(int)UnitFeature.Phrase] = _closeness.PhraseIn(piece.Terms);
            features[(int)UnitFeature.Counts] = _asked.Kind == QuestionKind.Quantity && _closeness.CountsIn(piece.Words, piece.Terms) ? 1 : 0;
            features[(int)UnitFeature.Wording] = MathF.Max(0, TensorPrimitives.Dot<float>(_wording, piece.Vector));
            features[(int)UnitFeature.Form] = MathF.Max(piece.Forms[(int)_asked.Kind], piece.Forms[(int)_asked.About]);
            features[(int)UnitFeature.Introduced] = piece.Above < 0 ? 0 : MathF.Max(Promise(passage.Pieces[piece.Above].Announces), units[piece.Above][UnitFeature.Own]);
            features[(int)UnitFeature.Defines] = _asked.Kind == QuestionKind.Definition && Defines(piece.Words) ? 1 : 0;
            features[(int)UnitFeature.Opens] = units.Count == 0 ? 1 : 0;
            features[(int)UnitFeature.Item] = kind == UnitKind.ListItem ? 1 : 0;
            features[(int)UnitFeature.Row] = kind == UnitKind.TableRow ? 1 : 0;
            features[(int)UnitFeature.Asks] = text.EndsWith('?') || kind == UnitKind.TableHeader ? 1 : 0;
            features[(int)UnitFeature.Fragment] = kind == UnitKind.Sentence && text.Count(c => c == ' ') < FragmentWords ? 1 : 0;
            features[(int)UnitFeature.Points] = piece.Points ? 1 : 0;
            units.Add(new ReadUnit(piece.Unit, text, features, Complete(piece.Around)));
        }

        return new ReadPassage(found.Passage, units, passage.Stems);
    }

    private float Complete(IReadOnlySet<string> stems) => _question.Terms.Where(term => !term.Frames).Select(term => term.MatchIn(stems)).DefaultIfEmpty().Min();

    private bool Speaks(string stem) => _question.Terms.Any(term => term.Stem == stem || term.Alternatives.Contains(stem));

    private float Promise(bool[] announces) => announces[(int)_asked.Kind] || announces[(int)_asked.About] ? 1 : 0;

    // "X is …", "X means …": the subject opens the sentence and the verb follows it.
    private bool Defines(IReadOnlyList<WordSpan> words)
    {
        var subject = words.TakeWhile(word => word.Form is not ("is" or "are" or "means" or "refers" or "describes")).ToList();
        return subject.Count > 0 && subject.Count <= MostWordsBeforeVerb && subject.Count < words.Count
            && _question.Coverage(subject.Select(word => Stemmer.Stem(word.Form)).ToHashSet(StringComparer.Ordinal)) >= DefinedShare;
    }
}
