using Chatbot.Knowledge.Documents;
using Chatbot.Text.Sentences;
using Chatbot.Text.Words;

namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>A document in the form that training draws from: words only.</summary>
/// <param name="Title">Words of the title, for a question and its answer the question.</param>
/// <param name="Names">Other names of its subject; the one that the title holds is the first, if there is one.</param>
/// <param name="NameAt">Where the first name stands in the title; -1 when it holds none.</param>
/// <param name="Sections">Its text, cut at its headings; at least one.</param>
internal sealed record TrainingText(string[] Title, IReadOnlyList<string[]> Names, int NameAt, IReadOnlyList<TrainingSection> Sections)
{
    /// <summary>Reads a document; null when it has no words to learn from.</summary>
    public static TrainingText? Of(SourceDocument document)
    {
        var sections = new List<TrainingSection>();
        var (heading, blocks) = (Array.Empty<string>(), new List<string[]>());
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                Close();
                heading = Words(block.Span.In(document.Text));
                continue;
            }

            blocks.AddRange(SentenceSplitter.Split(document.Text, block.Span).Select(sentence => Words(sentence.In(document.Text))).Where(words => words.Length > 0));
        }

        Close();
        var title = Words(document.Title);
        if (title.Length == 0 || sections.Count == 0)
            return null;
        var names = document.Aliases.Select(Words).Where(name => name.Length > 0).ToList();
        var inTitle = names.Select((name, at) => (At: at, Place: PlaceOf(name, title))).Where(name => name.Place >= 0).OrderByDescending(name => names[name.At].Length).ToList();
        if (inTitle.Count == 0)
            return new TrainingText(title, names, -1, sections);
        var first = names[inTitle[0].At];
        names.RemoveAt(inTitle[0].At);
        names.Insert(0, first);
        return new TrainingText(title, names, inTitle[0].Place, sections);

        void Close()
        {
            if (blocks.Count > 0)
                sections.Add(new TrainingSection(heading, blocks));
            blocks = [];
        }
    }

    private static string[] Words(string raw) => [.. WordReader.Read(PlainText.Of(raw)).Select(word => word.Form)];

    private static int PlaceOf(string[] name, string[] title)
    {
        for (var at = 0; at + name.Length <= title.Length; at++)
        {
            if (title.AsSpan(at, name.Length).SequenceEqual(name))
                return at;
        }

        return -1;
    }
}

/// <summary>What stands under one heading.</summary>
/// <param name="Heading">Its words; empty before the first heading.</param>
/// <param name="Sentences">The words of each sentence, at least one sentence.</param>
internal sealed record TrainingSection(string[] Heading, IReadOnlyList<string[]> Sentences);
