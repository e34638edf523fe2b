using System.Numerics.Tensors;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Knowledge.Splitting;
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
/// <param name="Matches">How well all of it, with headings and title, speaks of each of the question's terms.</param>
internal sealed record ReadPassage(Passage Passage, IReadOnlyList<ReadUnit> Units, float[] Matches);

/// <summary>Looks at every piece of the retrieved passages. For one question; not safe from several threads.</summary>
internal sealed class EvidenceReader
{
    private const float DefinedShare = 0.6f;

    private static readonly int FeatureCount = Enum.GetValues<UnitFeature>().Length;

    private readonly RetrievedQuestion _question;
    private readonly Asked _asked;
    private readonly int[] _content;
    private readonly int _telling;
    private readonly TermMatches _terms;
    private readonly Closeness _closeness;
    private readonly Demand _demand;
    private readonly (int Term, float Rarity)[] _subject;
    private readonly float _subjectRarity;
    private readonly bool _demandsWhatIsPromised;
    private readonly float[] _wording;
    private readonly float[] _around;

    /// <param name="question">What is asked.</param>
    /// <param name="asked">What sort of answer is wanted.</param>
    public EvidenceReader(RetrievedQuestion question, Asked asked)
    {
        (_question, _asked) = (question, asked);
        var terms = question.Terms;
        _terms = new TermMatches(question);
        _closeness = new Closeness(question);
        _demand = Demand.Of(question);
        _subject = [.. _demand.Subject.Select(term => (term, terms[term].Rarity))];
        _subjectRarity = _subject.Sum(part => part.Rarity);
        _demandsWhatIsPromised = _demand.Head is [var only] && Promises(terms[only].Form);
        _content = [.. Enumerable.Range(0, terms.Count).Where(term => !terms[term].Frames)];
        _telling = Enumerable.Range(0, terms.Count).DefaultIfEmpty(-1).MaxBy(term => term < 0 ? 0 : terms[term].Rarity);
        _wording = TokenEmbedder.Default.Embed(question.Text);
        _around = new float[terms.Count];
    }

    /// <summary>Reads one passage.</summary>
    /// <param name="found">The passage with its score.</param>
    /// <param name="best">The best passage's score, above 0.</param>
    public ReadPassage Read(ScoredPassage found, float best)
    {
        var passage = PassagePieces.Of(found.Passage);
        var heading = _terms.In(passage.HeadingTerms);
        var place = _terms.In(passage.Place).Matches;
        var above = new float[FeatureCount];
        above[(int)UnitFeature.Heading] = _question.Coverage(heading.Matches);
        above[(int)UnitFeature.Elsewhere] = passage.HeadingStems.Length == 0 ? 0 : (float)passage.HeadingStems.Count(stem => !_terms.Speaks(stem)) / passage.HeadingStems.Length;
        above[(int)UnitFeature.Asked] = passage.Heading.EndsWith('?') ? above[(int)UnitFeature.Heading] : 0;
        above[(int)UnitFeature.Title] = _question.Coverage(_terms.In(passage.Title).Matches);
        above[(int)UnitFeature.Promise] = Promise(passage.HeadingAnnounces);
        above[(int)UnitFeature.Passage] = MathF.Max(0, found.Score / best);

        var whole = (float[])place.Clone();
        var units = new List<ReadUnit>(passage.Pieces.Count);
        var spoken = new Spoken[passage.Pieces.Count];
        var owns = new float[passage.Pieces.Count][];
        for (var at = 0; at < spoken.Length; at++)
        {
            var piece = passage.Pieces[at];
            var kind = piece.Unit.Kind;
            spoken[at] = _terms.In(piece.Terms);
            // What it says; with the sentence before, when it leans on that.
            var own = owns[at] = piece.Leans && at > 0 ? TermMatches.Best(spoken[at].Matches, owns[at - 1]) : spoken[at].Matches;
            var around = _around;
            TensorPrimitives.Max(place, own, around);
            if (piece.Beside >= 0)
                TensorPrimitives.Max(around, owns[piece.Beside], around);
            TensorPrimitives.Max(whole, own, whole);

            var features = (float[])above.Clone();
            features[(int)UnitFeature.Own] = _question.Coverage(own);
            features[(int)UnitFeature.InPlace] = _question.Coverage(around);
            features[(int)UnitFeature.Telling] = _telling < 0 ? 0 : around[_telling];
            features[(int)UnitFeature.Said] = Complete(own);
            features[(int)UnitFeature.Phrase] = _closeness.PhraseIn(spoken[at].Hits);
            features[(int)UnitFeature.Counts] = _asked.Kind == QuestionKind.Quantity && Counts(piece, spoken[at], piece.Above < 0 ? null : owns[piece.Above]) ? 1 : 0;
            features[(int)UnitFeature.Wording] = MathF.Max(0, TensorPrimitives.Dot<float>(_wording, piece.Vector));
            features[(int)UnitFeature.Form] = MathF.Max(piece.Forms[(int)_asked.Kind], piece.Forms[(int)_asked.About]);
            features[(int)UnitFeature.Introduced] = piece.Above < 0 ? 0 : MathF.Max(Promise(passage.Pieces[piece.Above].Announces), units[piece.Above][UnitFeature.Own]);
            features[(int)UnitFeature.Defines] = _asked.Kind == QuestionKind.Definition && Defines(piece) ? 1 : 0;
            features[(int)UnitFeature.Introduces] = _asked.Kind != QuestionKind.Definition && Defines(piece) ? 1 : 0;
            features[(int)UnitFeature.Opens] = units.Count == 0 ? 1 : 0;
            features[(int)UnitFeature.Item] = kind == UnitKind.ListItem ? 1 : 0;
            features[(int)UnitFeature.Row] = kind == UnitKind.TableRow ? 1 : 0;
            features[(int)UnitFeature.Asks] = piece.Asks ? 1 : 0;
            features[(int)UnitFeature.Fragment] = piece.IsFragment ? 1 : 0;
            features[(int)UnitFeature.Points] = piece.Points ? 1 : 0;
            var before = piece.Above >= 0 ? spoken[piece.Above] : piece.Leans && at > 0 ? spoken[at - 1] : null;
            var demanded = Named(spoken[at], heading, before, features[(int)UnitFeature.Form] > 0) * SubjectIn(around);
            units.Add(new ReadUnit(piece.Unit, piece.Text, features, Complete(around), demanded, !_demand.Judges || Demand.IsJudgement(piece.Text)));
        }

        return new ReadPassage(found.Passage, units, whole);
    }

    private float Complete(float[] matches)
    {
        if (_content.Length == 0)
            return 0;
        var least = 1f;
        foreach (var term in _content)
            least = MathF.Min(least, matches[term]);
        return least;
    }

    // How much of what is asked about is spoken of: 0 to 1.
    private float SubjectIn(float[] matches)
    {
        if (_subjectRarity == 0)
            return 1;
        var spoken = 0d;
        foreach (var (term, rarity) in _subject)
            spoken += rarity * matches[term];
        return (float)spoken / _subjectRarity;
    }

    // What is asked for must be named by the piece, what introduces it or its heading; "symptoms" by a sentence that has the form of one.
    private float Named(Spoken piece, Spoken heading, Spoken? before, bool formed)
    {
        if (_demand.Head.Count == 0)
            return 1;
        var named = MathF.Max(Closeness.Together(piece, _demand.Head), Closeness.Together(heading, _demand.Head));
        if (before is not null)
            named = MathF.Max(named, Closeness.Together(before, _demand.Head));
        return MathF.Max(named, formed && _demandsWhatIsPromised ? QuestionTerm.AlternativeMatch : 0);
    }

    // A table's header says what the numbers in a row count.
    private bool Counts(PassagePiece piece, Spoken spoken, float[]? header) =>
        _demand.Shares ? Demand.IsShare(piece.Text)
        : Closeness.CountsIn(piece.Words, spoken.Hits, _demand.Head)
            || (piece.Unit.Kind == UnitKind.TableRow && header is not null && _demand.Head.Any(term => header[term] > 0)
                && Closeness.CountsIn(piece.Words, spoken.Hits, _demand.Subject));

    private bool Promises(string text) => AnswerForm.Promises(_asked.Kind, text) || AnswerForm.Promises(_asked.About, text);

    private float Promise(bool[] announces) => announces[(int)_asked.Kind] || announces[(int)_asked.About] ? 1 : 0;

    // "Back pain in sciatica is …" does not say what sciatica is.
    private bool Defines(PassagePiece piece) =>
        piece.Subject.Length > 0 && piece.Subject.Count(_terms.Speaks) >= DefinedShare * piece.Subject.Length && _question.Coverage(_terms.In(piece.Subject).Matches) >= DefinedShare;
}
