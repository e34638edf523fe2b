namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>Draws pairs of texts that belong together: what someone might ask, and a stretch of what answers it.</summary>
/// <param name="random">Draws.</param>
internal sealed class PairDrawer(SeededRandom random)
{
    // About the length of a passage in the index.
    public const int PassageWords = 110;

    // Passages are embedded with their title, so most are learned with it; the others must be found by what they say.
    private const double WithTitle = 0.5;

    private const double SentenceShare = 0.2;
    private const double NameShare = 0.1;

    // The others ask by another name of the subject.
    private const double AsWritten = 0.4;

    /// <summary>One pair of a document.</summary>
    public (List<string> Query, List<string> Passage) Draw(TrainingText text)
    {
        var section = text.Sections[random.Next(text.Sections.Count)];
        var query = new List<string>();
        var passage = new List<string>();
        var kind = random.Unit();
        if (kind < SentenceShare && section.Sentences.Count > 1)
        {
            // A sentence and what stands around it: everyday words meet medical ones.
            var at = random.Next(section.Sentences.Count);
            query.AddRange(section.Sentences[at]);
            passage.AddRange(text.Title);
            AddStretch(passage, section.Sentences, at);
            return (query, passage);
        }

        if (kind < SentenceShare + NameShare && text.Names.Count > 1)
        {
            // Two names of one subject.
            var first = random.Next(text.Names.Count);
            query.AddRange(text.Names[first]);
            passage.AddRange(text.Names[(first + 1 + random.Next(text.Names.Count - 1)) % text.Names.Count]);
            if (random.Chance(0.5))
                AddStretch(passage, section.Sentences, -1);
            return (query, passage);
        }

        AddQuestion(query, text);
        if (section.Heading.Length > 0)
            query.AddRange(section.Heading);
        if (random.Chance(WithTitle))
            passage.AddRange(text.Title);
        AddStretch(passage, section.Sentences, -1);
        return (query, passage);
    }

    // The question with another name in it, as someone would ask who knows the subject by that one.
    private void AddQuestion(List<string> query, TrainingText text)
    {
        if (text.NameAt < 0 || text.Names.Count < 2 || random.Chance(AsWritten))
        {
            query.AddRange(text.Title);
            return;
        }

        query.AddRange(text.Title.AsSpan(0, text.NameAt));
        query.AddRange(text.Names[random.Next(text.Names.Count)]);
        query.AddRange(text.Title.AsSpan(text.NameAt + text.Names[0].Length));
    }

    // Whole sentences up to the length of a passage, beginning anywhere, without the one that is asked with.
    private void AddStretch(List<string> passage, IReadOnlyList<string[]> sentences, int without)
    {
        var from = random.Chance(0.5) ? 0 : random.Next(sentences.Count);
        for (var at = 0; at < sentences.Count && passage.Count < PassageWords; at++)
        {
            var index = from + at;
            if (index >= sentences.Count)
                break;
            if (index != without)
                passage.AddRange(sentences[index].AsSpan(0, Math.Min(sentences[index].Length, PassageWords)));
        }
    }
}
