namespace Chatbot.Safety.Phrases;

/// <summary>Puts concepts into an order in which each comes after those that its phrases name.</summary>
internal static class ConceptOrder
{
    /// <summary>The order, or the first concept found that is explained by itself.</summary>
    /// <param name="phrases">The phrases of all concepts.</param>
    /// <param name="concepts">How many concepts there are.</param>
    /// <param name="circular">A concept that names itself, directly or by way of others; -1 when there is none.</param>
    /// <returns>The concepts in order; when one is circular, only some of them.</returns>
    public static IReadOnlyList<int> Of(IEnumerable<Phrase> phrases, int concepts, out int circular)
    {
        var named = phrases.ToLookup(phrase => phrase.Concept, phrase => phrase.Steps.Where(step => step.Kind == StepKind.Concept).Select(step => step.Argument));
        var order = new List<int>(concepts);
        var state = new State[concepts];
        circular = Enumerable.Range(0, concepts).Select(Visit).FirstOrDefault(found => found >= 0, -1);
        return order;

        int Visit(int concept)
        {
            if (state[concept] != State.New)
                return state[concept] == State.Open ? concept : -1;

            state[concept] = State.Open;
            foreach (var part in named[concept].SelectMany(parts => parts).Distinct())
            {
                if (Visit(part) is >= 0 and var found)
                    return found;
            }

            state[concept] = State.Done;
            order.Add(concept);
            return -1;
        }
    }

    private enum State
    {
        New,
        Open,
        Done,
    }
}
