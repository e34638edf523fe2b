using Chatbot.Safety.Context;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>Looks for one combination of a rule in the evidence.</summary>
internal readonly ref struct CombinationSearch
{
    private readonly Rule _rule;
    private readonly Combination _combination;
    private readonly Evidence _evidence;
    private readonly Marks _despite;
    private readonly bool _acceptsDisputed;

    private CombinationSearch(Rule rule, Combination combination, Evidence evidence, Marks despite)
    {
        _despite = despite;
        _acceptsDisputed = (despite & Marks.Disputed) != 0;
        _rule = rule;
        _combination = combination;
        _evidence = evidence;
    }

    /// <summary>Where the combination is fulfilled first; null when it is not.</summary>
    public static Match? Find(Rule rule, Combination combination, Evidence evidence)
    {
        if (combination.Reach == Reach.Any)
            return new CombinationSearch(rule, combination, evidence, rule.Despite).FindAny();
        foreach (var part in combination.Parts)
        {
            if (!evidence.Has(part))
                return null;
        }

        return new CombinationSearch(rule, combination, evidence, rule.Despite).FindParts()
            ?? (evidence.HasDisputed ? new CombinationSearch(rule, combination, evidence, rule.Despite | MarkGroups.InDispute).FindParts() : null);
    }

    private Match? FindParts() => _combination.Reach switch
    {
        Reach.Message or Reach.Alone => FindInMessage(),
        Reach.Conversation => FindAnywhere(turn: null),
        _ => FindTogether(),
    };

    private Match? FindAny()
    {
        foreach (var part in _combination.Parts)
        {
            if (FirstLive(part, turn: null, ofOther: null) is { } hit)
                return ToMatch([hit]);
        }

        return null;
    }

    /// <summary>In one sentence, at most so many words apart where they must be near.</summary>
    private Match? FindTogether()
    {
        Span<Hit> hits = stackalloc Hit[_combination.Parts.Length];
        (int Turn, int Sentence) passed = (-1, -1);
        foreach (var concept in _combination.Parts[0].Concepts)
        {
            foreach (var anchor in _evidence.Of(concept))
            {
                // What a sentence as a whole decides is decided once for each sentence.
                if ((anchor.Turn, anchor.Sentence) == passed || !_combination.Parts[0].AcceptsDespite(_despite, anchor.Marks) || IsCancelledBeside(anchor))
                    continue;
                hits[0] = anchor;
                var isGathered = TryGather(anchor, hits);
                if (isGathered && !IsDenied(hits) && !IsCancelledInSentence(anchor))
                    return ToMatch(hits);
                if (_combination.Reach == Reach.Sentence || (isGathered && IsCancelledInSentence(anchor)))
                    passed = (anchor.Turn, anchor.Sentence);
            }
        }

        return null;
    }

    private bool TryGather(Hit anchor, Span<Hit> hits)
    {
        for (var part = 1; part < hits.Length; part++)
        {
            if (FindBeside(anchor, _combination.Parts[part]) is not { } hit)
                return false;
            hits[part] = hit;
        }

        return true;
    }

    /// <summary>The first hit of a part beside another; where words are in dispute rather one that bears them.</summary>
    private Hit? FindBeside(Hit anchor, Part part)
    {
        Hit? found = null;
        var near = _combination.Reach == Reach.Near;
        foreach (var concept in part.Concepts)
        {
            foreach (var hit in near ? _evidence.Near(anchor, concept, _combination.Within) : _evidence.InSentenceOf(anchor, concept))
            {
                var isBeside = !near || (hit.Sentence == anchor.Sentence && hit.End + _combination.Within >= anchor.Start);
                if (!isBeside || !part.AcceptsDespite(_despite, hit.Marks) || (found is not null && !IsBearing(hit)) || IsCancelledBeside(hit))
                    continue;
                found = hit;
                if (!_acceptsDisputed || IsBearing(hit))
                    return found;
            }
        }

        return found;
    }

    private Match? FindInMessage()
    {
        for (var turn = 0; turn < _evidence.Turns; turn++)
        {
            if (FindAnywhere(turn) is { } match && (_combination.Reach == Reach.Message || _evidence.IsNothingBut(turn, _combination.Whole)))
                return match;
        }

        return null;
    }

    /// <summary>Anywhere in a message or in all of them; a background fact must be about the person who has the symptoms.</summary>
    private Match? FindAnywhere(int? turn)
    {
        foreach (var part in _combination.Parts)
        {
            if (part.Background)
                return FindAbout(turn, ofOther: false) ?? FindAbout(turn, ofOther: true);
        }

        return FindAbout(turn, ofOther: null);
    }

    private Match? FindAbout(int? turn, bool? ofOther)
    {
        Span<Hit> hits = stackalloc Hit[_combination.Parts.Length];
        for (var part = 0; part < hits.Length; part++)
        {
            if (FirstLive(_combination.Parts[part], turn, ofOther) is not { } hit)
                return null;
            hits[part] = hit;
        }

        return IsDenied(hits) ? null : ToMatch(hits);
    }

    /// <summary>The first hit of a part that nothing speaks against, neither around it nor elsewhere in its sentence.</summary>
    private Hit? FirstLive(Part part, int? turn, bool? ofOther)
    {
        Hit? found = null;
        Hit? cancelled = null;
        foreach (var concept in part.Concepts)
        {
            foreach (var hit in turn is { } only ? _evidence.InTurn(only, concept) : _evidence.Of(concept))
            {
                if ((ofOther is { } other && hit.OfOther != other) || IsInPartOf(hit, cancelled) || !part.AcceptsDespite(_despite, hit.Marks))
                    continue;
                if (IsCancelledInSentence(hit) || IsCancelledBeside(hit))
                    cancelled = hit;
                else if (!_acceptsDisputed || IsBearing(hit))
                    return hit;
                else
                    found ??= hit;
            }
        }

        return found;
    }

    private static bool IsInPartOf(Hit hit, Hit? other) => other is { } known && (hit.Turn, hit.PartStart, hit.PartEnd) == (known.Turn, known.PartStart, known.PartEnd);

    /// <summary>Whether something is denied or asked by a word that belongs to none of the findings that take part.</summary>
    private bool IsDenied(ReadOnlySpan<Hit> hits)
    {
        if (!_acceptsDisputed)
            return false;
        foreach (var hit in hits)
        {
            if ((hit.Marks & MarkGroups.InDispute & ~_rule.Despite) != 0 && !IsTakenUp(hit, hits))
                return true;
        }

        return false;
    }

    /// <summary>Whether the word that denies or asks a finding is part of another that takes part.</summary>
    private static bool IsTakenUp(Hit disputed, ReadOnlySpan<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (IsBearing(hit) && hit.Turn == disputed.Turn && hit.Sentence == disputed.Sentence && hit.Start <= disputed.Start)
                return true;
        }

        return false;
    }

    private static bool IsBearing(Hit hit) => (hit.Marks & Marks.Bearing) != 0;

    /// <summary>Whether something in the sentence of a finding explains it.</summary>
    private bool IsCancelledInSentence(Hit hit)
    {
        foreach (var concept in _combination.Unless)
        {
            if (!_evidence.InSentenceOf(hit, concept).IsEmpty)
                return true;
        }

        return false;
    }

    /// <summary>Whether something beside a finding explains it.</summary>
    private bool IsCancelledBeside(Hit hit)
    {
        foreach (var concept in _combination.UnlessBeside)
        {
            if (_evidence.IsBeside(hit, concept))
                return true;
        }

        return false;
    }

    /// <summary>Cuts out the words of the latest message that takes part: that is where the picture became complete.</summary>
    private Match ToMatch(ReadOnlySpan<Hit> hits)
    {
        var latest = hits[0];
        foreach (var hit in hits)
        {
            if (hit.Turn > latest.Turn)
                latest = hit;
        }

        if (_combination.Reach is Reach.Message or Reach.Conversation)
            return new Match(_rule, _combination, latest.Turn, latest.Start, latest.End);

        var (start, end) = (latest.Start, latest.End);
        foreach (var hit in hits)
        {
            if (hit.Turn == latest.Turn)
                (start, end) = (Math.Min(start, hit.Start), Math.Max(end, hit.End));
        }

        return new Match(_rule, _combination, latest.Turn, start, end);
    }
}
