using System.Globalization;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Documents.Word;

/// <summary>What the paragraph styles of a Word file mean: headings, list items, tables of contents.</summary>
/// <remarks>Styles are known by their English names, which Word writes in every language, and by the style they are based on.</remarks>
internal sealed class WordStyles
{
    private const int HighestOutline = 6;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly XElement? root;

    /// <param name="root">The part <c>word/styles.xml</c>; null when the file has none.</param>
    public WordStyles(XElement? root)
    {
        this.root = root;
        foreach (var style in root?.Elements().Where(e => e.Name.LocalName == "style") ?? [])
        {
            if (style.Value("styleId") is { } id)
                styles.TryAdd(id, style);
        }
    }

    /// <summary>The language that text is in unless it says otherwise.</summary>
    public string? Language => root?.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr")?.Child("lang")?.Value("val");

    /// <summary>The depth of the heading that a paragraph is, 1 the highest; null for any other paragraph.</summary>
    public int? HeadingLevel(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        foreach (var own in Lineage(paragraph).Select(style => style.Child("pPr")).Prepend(properties))
        {
            // Level 9 is how Word writes body text.
            if (Number(own?.Child("outlineLvl")) is { } level)
                return level < HighestOutline ? level + 1 : null;
        }

        foreach (var name in Lineage(paragraph).Select(NameOf))
        {
            if (name == "title")
                return 1;
            if (name.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(name.AsSpan(8), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= HighestOutline)
                return level;
        }

        return null;
    }

    /// <summary>The nesting depth of the list item that a paragraph is, 1 the outermost; null for any other paragraph.</summary>
    public int? ItemDepth(XElement paragraph)
    {
        var numbering = Lineage(paragraph).Select(style => style.Child("pPr")).Prepend(paragraph.Child("pPr"))
            .Select(properties => properties?.Child("numPr")).FirstOrDefault(found => found is not null);
        // Number 0 takes a paragraph out of the list that its style puts it in.
        if (numbering is not null)
            return Number(numbering.Child("numId")) == 0 ? null : (Number(numbering.Child("ilvl")) ?? 0) + 1;
        return Lineage(paragraph).Select(NameOf).Any(name => name.StartsWith("list bullet", StringComparison.Ordinal) || name.StartsWith("list number", StringComparison.Ordinal)) ? 1 : null;
    }

    /// <summary>Whether a paragraph is a line of the table of contents, which only repeats headings.</summary>
    public bool IsContents(XElement paragraph) => Lineage(paragraph).Select(NameOf).Any(name => name.StartsWith("toc ", StringComparison.Ordinal));

    /// <summary>A paragraph's style and those it is based on, nearest first.</summary>
    private IEnumerable<XElement> Lineage(XElement paragraph)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var id = paragraph.Child("pPr")?.Child("pStyle")?.Value("val");
        while (id is not null && seen.Add(id) && styles.TryGetValue(id, out var style))
        {
            yield return style;
            id = style.Child("basedOn")?.Value("val");
        }
    }

    private static string NameOf(XElement style) => style.Child("name")?.Value("val")?.ToLowerInvariant() ?? "";

    private static int? Number(XElement? element) =>
        int.TryParse(element?.Value("val"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
