using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Splitting;

/// <summary>The blocks under one heading, up to the next heading of any level.</summary>
/// <param name="HeadingPath">Headings above them, outermost first, without the document's title.</param>
/// <param name="Blocks">At least one; no heading among them.</param>
internal sealed record Section(IReadOnlyList<string> HeadingPath, IReadOnlyList<Block> Blocks)
{
    /// <summary>All sections of a document that have content, in reading order.</summary>
    public static IEnumerable<Section> AllOf(SourceDocument document)
    {
        var path = new List<(int Level, string Name)>();
        var blocks = new List<Block>();
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.Kind != BlockKind.Heading)
            {
                blocks.Add(block);
                continue;
            }

            if (blocks.Count > 0)
                yield return new Section([.. path.Select(h => h.Name)], blocks);
            blocks = [];
            path.RemoveAll(h => h.Level >= block.Level);
            var name = PlainText.Of(block.Span.In(document.Text));
            if (!IsTitle(document, i, name))
                path.Add((block.Level, name));
        }

        if (blocks.Count > 0)
            yield return new Section([.. path.Select(h => h.Name)], blocks);
    }

    /// <summary>The title again: the top-level heading that a document opens with, or a heading that reads the same.</summary>
    private static bool IsTitle(SourceDocument document, int index, string name) =>
        document.Blocks[index].Level == 1 && (index == 0 || name == document.Title);
}
