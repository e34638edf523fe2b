using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Chatbot.Knowledge.Documents.Markdown;

/// <summary>Reads the keys of an article's front matter into the document; every fault is told with its line.</summary>
internal sealed class FrontMatterReader(string relativePath)
{
    /// <summary>Fills in what the front matter says about a document.</summary>
    /// <exception cref="DocumentFormatException">The YAML is broken; a key is missing, unknown, empty or of another type.</exception>
    public SourceDocument Apply(FrontMatter frontMatter, SourceDocument document)
    {
        var root = new YamlFields(relativePath, Parse(frontMatter.Yaml), "the front matter");
        root.AllowOnly("id", "title", "summary", "topics", "aliases", "language", "url", "sources", "review");

        var id = root.RequiredText("id");
        var stem = DocumentName.StemOf(relativePath);
        if (id != stem)
            throw root.Fault("id", $"the id '{id}' is not the file's name '{stem}'; make them the same.");

        return document with
        {
            Title = root.RequiredText("title"),
            Summary = root.Text("summary") ?? "",
            Topics = root.Texts("topics"),
            Aliases = root.Texts("aliases"),
            Language = root.Text("language") ?? document.Language,
            Url = root.Url("url"),
            Sources = [.. root.Maps("sources", "a source").Select(SourceOf)],
            Review = root.Map("review") is { } review ? ReviewOf(review) : Review.NotReviewed,
        };
    }

    private static SourceReference SourceOf(YamlFields source)
    {
        source.AllowOnly("title", "publisher", "url");
        return new SourceReference(source.RequiredText("title"), source.RequiredText("publisher"), source.Url("url"));
    }

    private static Review ReviewOf(YamlFields review)
    {
        review.AllowOnly("status", "by", "date", "due");
        var result = new Review(review.RequiredText("status"), review.Text("by"), review.Date("date"), review.Date("due"));
        if (result.Status is not ("reviewed" or "not-reviewed"))
            throw review.Fault("status", $"the review status '{result.Status}' is unknown; write 'reviewed' or 'not-reviewed'.");
        if (result.Status == "reviewed" && !result.IsReviewed)
            throw review.Fault("status", "a reviewed article says by whom and when; fill in 'by' and 'date', or write 'not-reviewed'.");
        return result;
    }

    private YamlMappingNode Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException fault)
        {
            // The parser's own words name its grammar; the place and the remedy are what an author needs.
            var line = LineOf(fault.Start);
            throw new DocumentFormatException(
                relativePath, line, $"the front matter is not valid YAML here; check colons, quotes and indentation ({fault.Message.TrimEnd('.')}).", fault);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? root
            : throw new DocumentFormatException(relativePath, FrontMatter.FirstLine, "the front matter is no list of 'key: value' lines; write at least id and title.");
    }

    internal static int LineOf(Mark mark) =>
        FrontMatter.FirstLine - 1 + int.CreateSaturating(Math.Max(1, mark.Line));

    internal static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
