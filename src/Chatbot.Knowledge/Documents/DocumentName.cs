namespace Chatbot.Knowledge.Documents;

/// <summary>How documents get their ids and titles.</summary>
internal static class DocumentName
{
    /// <summary>Endings of two parts, which a plain look at the last dot would cut in half.</summary>
    private const string CompressedEnding = ".gz";

    /// <summary>The relative path without its ending: <c>spine/anatomy</c> for <c>spine/anatomy.md</c>.</summary>
    public static string IdOf(string relativePath)
    {
        var path = relativePath.EndsWith(CompressedEnding, StringComparison.OrdinalIgnoreCase) ? relativePath[..^CompressedEnding.Length] : relativePath;
        return path[..^System.IO.Path.GetExtension(path).Length];
    }

    /// <summary>The file's name without folder and ending.</summary>
    public static string StemOf(string relativePath) => IdOf(relativePath)[(relativePath.LastIndexOf('/') + 1)..];

    /// <summary>The file's name as words, for a document without any heading.</summary>
    public static string Readable(string relativePath) => StemOf(relativePath).Replace('-', ' ').Replace('_', ' ');

    /// <summary>The highest heading, the first of them where several are; null when there is none.</summary>
    public static string? TitleFrom(string text, IEnumerable<Block> blocks)
    {
        var heading = blocks.Where(b => b.Kind == BlockKind.Heading).MinBy(b => b.Level);
        return heading is null ? null : PlainText.Of(WithoutSiteName(heading.Span.In(text)));
    }

    /// <summary>Cuts what websites add for search engines: <c>Back pain | Some site</c> is named <c>Back pain</c>.</summary>
    public static string WithoutSiteName(string title)
    {
        var bar = title.IndexOf(" | ", StringComparison.Ordinal);
        return bar > 0 ? title[..bar].TrimEnd() : title;
    }
}
