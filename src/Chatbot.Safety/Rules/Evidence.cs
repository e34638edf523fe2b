using System.Runtime.InteropServices;
using Chatbot.Safety.Context;
using Chatbot.Safety.Phrases;
using Chatbot.Safety.Reading;

namespace Chatbot.Safety.Rules;

/// <summary>Everything found in a conversation, by concept. Gathers one conversation at a time and keeps its memory for the next.</summary>
/// <param name="concepts">How many concepts there are.</param>
internal sealed class Evidence(int concepts)
{
    private readonly int[] _ends = new int[concepts];
    private readonly int[] _counts = new int[concepts];
    private readonly List<int> _found = [];
    private Hit[] _hits = [];
    private ConversationReading? _conversation;

    /// <summary>Whether anything found is denied or asked by a word that is part of another finding.</summary>
    public bool HasDisputed { get; private set; }

    /// <summary>The concepts that were found, in no particular order.</summary>
    public ReadOnlySpan<int> Found => CollectionsMarshal.AsSpan(_found);

    /// <summary>How many messages were gathered from, counted from the oldest of the conversation.</summary>
    public int Turns { get; private set; }

    /// <summary>
    /// Gathers the hits of a conversation, oldest message first. A message that takes the earlier ones back silences
    /// them; one that affirms makes what it or the message before it only asked about count.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="turns">The messages to gather from; the others are as if they had not been written.</param>
    public void Gather(ConversationReading conversation, TurnSet turns)
    {
        foreach (var concept in _found)
            _counts[concept] = 0;
        _found.Clear();
        HasDisputed = false;
        Turns = conversation.Count;
        _conversation = conversation;

        var firstValid = 0;
        for (var turn = 0; turn < conversation.Count; turn++)
        {
            if (turns.Has(turn) && conversation[turn].Corrects)
                firstValid = turn;
        }

        MakeRoom(conversation, firstValid, turns);
        for (var turn = firstValid; turn < conversation.Count; turn++)
        {
            if (!turns.Has(turn))
                continue;
            var affirmed = conversation[turn].Affirms || (turn + 1 < conversation.Count && turns.Has(turn + 1) && conversation[turn + 1].Affirms);
            foreach (var hit in conversation[turn].Hits)
            {
                HasDisputed |= (hit.Marks & MarkGroups.InDispute) != 0;
                _hits[_ends[hit.Concept]++] = affirmed ? hit with { Marks = hit.Marks & ~(Marks.Asked | Marks.General | MarkGroups.InDispute) } : hit;
            }
        }
    }

    /// <summary>The hits of a concept in the order of the conversation.</summary>
    public ReadOnlySpan<Hit> Of(int concept) => _hits.AsSpan(_ends[concept] - _counts[concept], _counts[concept]);

    /// <summary>Whether any concept of a part was found at all.</summary>
    public bool Has(Part part)
    {
        foreach (var concept in part.Concepts)
        {
            if (_counts[concept] > 0)
                return true;
        }

        return false;
    }

    /// <summary>The hits of a concept near a place: in the same turn, at most so many words before or after it.</summary>
    public ReadOnlySpan<Hit> Near(Hit place, int concept, int within)
    {
        var hits = Of(concept);
        var first = FirstFrom(hits, place.Turn, place.Start - within - PhraseMatcher.LongestFinding);
        var past = first;
        while (past < hits.Length && hits[past].Turn == place.Turn && hits[past].Start <= place.End + within)
            past++;
        return hits[first..past];
    }

    /// <summary>The hits of a concept in one message.</summary>
    public ReadOnlySpan<Hit> InTurn(int turn, int concept)
    {
        var hits = Of(concept);
        return hits[FirstFrom(hits, turn, 0)..FirstFrom(hits, turn + 1, 0)];
    }

    /// <summary>The hits of a concept in the sentence of a place.</summary>
    public ReadOnlySpan<Hit> InSentenceOf(Hit place, int concept)
    {
        var hits = Of(concept);
        var first = FirstOfSentence(hits, place.Turn, place.Sentence);
        return hits[first..FirstOfSentence(hits, place.Turn, place.Sentence + 1)];
    }

    /// <summary>Whether a concept was found beside a place: between the pauses and in the clause that it stands in. What goes on over a pause is chance.</summary>
    public bool IsBeside(Hit place, int concept)
    {
        var hits = Of(concept);
        for (var i = FirstFrom(hits, place.Turn, place.PartStart); i < hits.Length && hits[i].Turn == place.Turn && hits[i].Start < place.PartEnd; i++)
        {
            if (hits[i].End <= place.PartEnd && !hits[i].HasPause)
                return true;
        }

        return false;
    }

    /// <summary>Whether every word of a message belongs to a finding of some concepts, whatever speaks against it.</summary>
    public bool IsNothingBut(int turn, ReadOnlySpan<int> concepts) => _conversation![turn].ConsistsOf(concepts);

    /// <summary>Sorts by counting: makes room for the hits of each concept side by side.</summary>
    private void MakeRoom(ConversationReading conversation, int firstValid, TurnSet turns)
    {
        for (var turn = firstValid; turn < conversation.Count; turn++)
        {
            if (!turns.Has(turn))
                continue;
            foreach (var hit in conversation[turn].Hits)
            {
                if (_counts[hit.Concept]++ == 0)
                    _found.Add(hit.Concept);
            }
        }

        var all = 0;
        foreach (var concept in _found)
        {
            _ends[concept] = all;
            all += _counts[concept];
        }

        if (_hits.Length < all)
            _hits = new Hit[2 * all];
    }

    /// <summary>Index of the first hit of a turn that does not start before a word.</summary>
    private static int FirstFrom(ReadOnlySpan<Hit> hits, int turn, int start)
    {
        var low = 0;
        for (var high = hits.Length; low < high;)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Turn < turn || (hits[middle].Turn == turn && hits[middle].Start < start))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Index of the first hit that does not stand before a sentence.</summary>
    private static int FirstOfSentence(ReadOnlySpan<Hit> hits, int turn, int sentence)
    {
        var low = 0;
        for (var high = hits.Length; low < high;)
        {
            var middle = (low + high) / 2;
            if (hits[middle].Turn < turn || (hits[middle].Turn == turn && hits[middle].Sentence < sentence))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
