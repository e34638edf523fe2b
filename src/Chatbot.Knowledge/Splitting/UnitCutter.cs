using Chatbot.Text;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Cuts a sentence, item or row that alone is over the budget: at clauses, else between words, else inside a word.</summary>
internal sealed class UnitCutter(TokenCounter tokens, int maxTokens)
{
    /// <summary>Parts in order, each within the budget. The first keeps the unit's kind, the others are told as sentences.</summary>
    public IEnumerable<PassageUnit> Cut(string text, PassageUnit unit)
    {
        var kind = unit.Kind;
        for (var start = unit.Span.Start; start < unit.Span.End;)
        {
            var end = EndOfPart(text, start, unit.Span.End);
            yield return new PassageUnit(kind, TextSpan.FromBounds(start, end));
            kind = UnitKind.Sentence;
            start = end;
            while (start < unit.Span.End && char.IsWhiteSpace(text[start]))
                start++;
        }
    }

    private int EndOfPart(string text, int start, int limit)
    {
        var end = start;
        var clauseEnd = start;
        var total = 0;
        while (end < limit)
        {
            var wordEnd = EndOfWord(text, end, limit);
            total += Count(text, end, wordEnd);
            if (total > maxTokens)
                break;
            end = wordEnd;
            if (text[end - 1] is ',' or ';' or ':' or ')' or '–' or '—')
                clauseEnd = end;
        }

        if (end == limit)
            return end;
        if (end == start)
            return EndOfFittingStart(text, start, EndOfWord(text, start, limit));
        // A clause border in the first half would leave a stub; better to break between words then.
        return clauseEnd - start > (end - start) / 2 ? clauseEnd : end;
    }

    private static int EndOfWord(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && char.IsWhiteSpace(text[end]))
            end++;
        while (end < limit && !char.IsWhiteSpace(text[end]))
            end++;
        return end;
    }

    private int EndOfFittingStart(string text, int start, int wordEnd)
    {
        var end = wordEnd;
        while (end - start > 1 && Count(text, start, end) > maxTokens)
            end = start + ((end - start) / 2);
        return end < wordEnd && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
    }

    private int Count(string text, int start, int end) => tokens.Count(text, TextSpan.FromBounds(start, end));
}
