using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>Looks for one combination of a rule in the evidence.</summary>
internal readonly ref struct CombinationSearch
{
    private readonly Rule _rule;
    private readonly Combination _combination;
    private readonly Evidence _evidence;

    private CombinationSearch(Rule rule, Combination combination, Evidence evidence)
    {
        _rule = rule;
        _combination = combination;
        _evidence = evidence;
    }

    /// <summary>Where the combination is fulfilled first; null when it is not.</summary>
    public static Match? Find(Rule rule, Combination combination, Evidence evidence)
    {
        var search = new CombinationSearch(rule, combination, evidence);
        if (combination.Reach == Reach.Any)
            return search.FindAny();
        foreach (var part in combination.Parts)
        {
            if (!evidence.Has(part))
                return null;
        }

        return combination.Reach switch
        {
            Reach.Message => search.FindInMessage(),
            Reach.Conversation => search.FindAnywhere(turn: null),
            _ => search.FindTogether(),
        };
    }

    private Match? FindAny()
    {
        foreach (var part in _combination.Parts)
        {
            if (FirstLive(part, turn: null, ofOther: null, mayBeCancelled: false) is { } hit)
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
                if ((anchor.Turn, anchor.Sentence) == passed || !_combination.Parts[0].AcceptsDespite(_rule.Despite, anchor.Marks))
                    continue;
                hits[0] = anchor;
                if (TryGather(anchor, hits))
                {
                    if (!IsCancelled(anchor))
                        return ToMatch(hits);
                    passed = (anchor.Turn, anchor.Sentence);
                }
                else if (_combination.Reach == Reach.Sentence)
                {
                    passed = (anchor.Turn, anchor.Sentence);
                }
            }
        }

        return null;
    }

    private bool TryGather(Hit anchor, Span<Hit> hits)
    {
        for (var part = 1; part < hits.Length; part++)
        {
            if (!TryFindBeside(anchor, _combination.Parts[part], out hits[part]))
                return false;
        }

        return true;
    }

    private bool TryFindBeside(Hit anchor, Part part, out Hit found)
    {
        var near = _combination.Reach == Reach.Near;
        foreach (var concept in part.Concepts)
        {
            foreach (var hit in near ? _evidence.Near(anchor, concept, _combination.Within) : _evidence.InSentenceOf(anchor, concept))
            {
                var isBeside = !near || (hit.Sentence == anchor.Sentence && hit.End + _combination.Within >= anchor.Start);
                if (isBeside && part.AcceptsDespite(_rule.Despite, hit.Marks))
                {
                    found = hit;
                    return true;
                }
            }
        }

        found = default;
        return false;
    }

    private Match? FindInMessage()
    {
        for (var turn = 0; turn < _evidence.Turns; turn++)
        {
            if (FindAnywhere(turn) is { } match)
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
            if (FirstLive(_combination.Parts[part], turn, ofOther, mayBeCancelled: part > 0) is not { } hit)
                return null;
            hits[part] = hit;
        }

        return ToMatch(hits);
    }

    /// <summary>The first hit of a part that nothing speaks against.</summary>
    private Hit? FirstLive(Part part, int? turn, bool? ofOther, bool mayBeCancelled)
    {
        (int Turn, int Sentence) cancelled = (-1, -1);
        foreach (var concept in part.Concepts)
        {
            foreach (var hit in turn is { } only ? _evidence.InTurn(only, concept) : _evidence.Of(concept))
            {
                if ((ofOther is { } other && hit.OfOther != other) || (hit.Turn, hit.Sentence) == cancelled || !part.AcceptsDespite(_rule.Despite, hit.Marks))
                    continue;
                if (mayBeCancelled || !IsCancelled(hit))
                    return hit;
                cancelled = (hit.Turn, hit.Sentence);
            }
        }

        return null;
    }

    private bool IsCancelled(Hit hit)
    {
        foreach (var concept in _combination.Unless)
        {
            if (!_evidence.InSentenceOf(hit, concept).IsEmpty)
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
