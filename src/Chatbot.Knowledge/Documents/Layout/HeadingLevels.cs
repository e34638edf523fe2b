namespace Chatbot.Knowledge.Documents.Layout;

/// <summary>Guesses which headings of a text without markup lie below others.</summary>
/// <remarks>
/// A text gives no levels away, but three habits do: a heading used twice ("Treatment") is a part of whatever stands above it;
/// questions under a heading without text of its own are its questions; a section that ends by announcing something
/// ("Other causes are:") continues in the sections after it, until one speaks of the same subject again.
/// </remarks>
internal static class HeadingLevels
{
    /// <summary>Level of a section under the title.</summary>
    public const int Section = 2;

    private const int Subsection = 3;

    /// <summary>Shorter words say nothing about a heading's subject.</summary>
    private const int MinSubjectWord = 4;

    /// <summary>Gives sections that belong to another section their deeper level.</summary>
    public static IReadOnlyList<Block> Assign(string text, IReadOnlyList<Block> blocks)
    {
        var title = blocks is [{ Kind: BlockKind.Heading, Level: 1 } first, ..] ? Name(text, first).Split('|')[0].Trim() : "";
        var seen = blocks.Where(b => b.Kind == BlockKind.Heading).CountBy(b => Name(text, b), StringComparer.OrdinalIgnoreCase);
        var repeated = seen.Where(s => s.Value > 1).Select(s => s.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var leveled = new List<Block>(blocks.Count);
        Block? opener = null;
        var openerIsEmpty = false;
        Block? section = null;
        foreach (var block in blocks)
        {
            if (block is not { Kind: BlockKind.Heading, Level: Section })
            {
                leveled.Add(block);
                continue;
            }

            var name = Name(text, block);
            if (section is not null && Announces(text, section, leveled[^1]))
            {
                opener = section;
                openerIsEmpty = leveled[^1].Kind == BlockKind.Heading;
            }

            var below = opener is not null && !EndsWithTitle(name, title)
                && (openerIsEmpty ? name.EndsWith('?') : SharedSubjects(name, Name(text, opener)) < 2);
            if (!below)
                opener = null;
            section = below ? null : block;
            leveled.Add(below || (repeated.Contains(name) && leveled.Exists(b => b is { Kind: BlockKind.Heading, Level: Section }))
                ? block with { Level = Subsection }
                : block);
        }

        return leveled;
    }

    /// <summary>Whether a section, by its last block, leads on to the headings after it.</summary>
    private static bool Announces(string text, Block section, Block last) =>
        last == section
            ? !Name(text, section).EndsWith('?')
            : last is { Kind: BlockKind.Paragraph, Group: 0 } && LineShape.IsLeadIn(text, last.Span);

    /// <summary>"Key points: Is it the nerve?" in an article named "Is it the nerve?" heads a part of the whole article.</summary>
    private static bool EndsWithTitle(string name, string title) =>
        title.Length > 0 && name.Length > title.Length && name.EndsWith(title, StringComparison.OrdinalIgnoreCase);

    private static int SharedSubjects(string name, string other) =>
        Subjects(name).Intersect(Subjects(other), StringComparer.OrdinalIgnoreCase).Count();

    private static IEnumerable<string> Subjects(string name) =>
        name.Split([' ', ',', ':', '?', '-', '–', '(', ')', '/', '&', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= MinSubjectWord);

    private static string Name(string text, Block heading) => heading.Span.In(text);
}
