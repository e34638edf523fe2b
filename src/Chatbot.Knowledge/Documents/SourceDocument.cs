using Chatbot.Text;

namespace Chatbot.Knowledge.Documents;

/// <summary>One article as it was read: its original text, its structure over that text, and what its front matter says.</summary>
public sealed record SourceDocument
{
    /// <summary>Stable id: the file's path relative to the indexed folder, with <c>/</c> and without extension; for JSON Lines the record's id.</summary>
    public required string Id { get; init; }

    /// <summary>The title a reader sees.</summary>
    public required string Title { get; init; }

    /// <summary>The file it came from, relative to the indexed folder; for JSON Lines followed by <c>:line</c>.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The original text that every span refers to: for Markdown, plain text and JSON Lines the text as it stands in the file;
    /// for HTML the readable text extracted from it.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The content in reading order. Boilerplate and front matter are left out.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>One sentence on what the article covers, or empty.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Topics from the front matter.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Other names of the subject, lay and medical.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Language tag such as <c>en</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Where the article may be read outside, if anywhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>What the article rests on.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    /// <summary>Who reviewed the article, or that nobody has.</summary>
    public Review Review { get; init; } = Review.NotReviewed;

    /// <summary>What the reader had to guess about the file, in a few words; null when nothing. For those who index it; an index does not keep it.</summary>
    public string? Guess { get; init; }

    /// <summary>A hash of the file or record as it stood before it was read; while it stays the same, reading again gives the same. Empty when unknown.</summary>
    public string Fingerprint { get; init; } = "";
}

/// <summary>A work that an article rests on.</summary>
/// <param name="Title">Title of the work.</param>
/// <param name="Publisher">Organisation that publishes it.</param>
/// <param name="Url">Where to read it, if known.</param>
public sealed record SourceReference(string Title, string Publisher, Uri? Url);

/// <summary>The clinical review state of an article.</summary>
/// <param name="Status"><c>reviewed</c> or <c>not-reviewed</c>.</param>
/// <param name="By">Who reviewed it; null when nobody has.</param>
/// <param name="Date">When; null when nobody has.</param>
/// <param name="Due">When the next review is due, if that is planned.</param>
public sealed record Review(string Status, string? By, DateOnly? Date, DateOnly? Due)
{
    /// <summary>No clinician has reviewed the text.</summary>
    public static Review NotReviewed { get; } = new("not-reviewed", null, null, null);

    /// <summary>Whether a named clinician has reviewed the text.</summary>
    public bool IsReviewed => Status == "reviewed" && By is not null && Date is not null;
}

/// <summary>What a <see cref="Block"/> is.</summary>
public enum BlockKind
{
    /// <summary>A heading; <see cref="Block.Level"/> is its depth, 1 the highest.</summary>
    Heading,

    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>One list item; <see cref="Block.Level"/> is its nesting depth, 1 the outermost.</summary>
    ListItem,

    /// <summary>One table row; the first row of a table with <see cref="Block.Level"/> 0 is its header.</summary>
    TableRow,
}

/// <summary>One structural piece of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where its content stands in <see cref="SourceDocument.Text"/>, without list bullet or heading marks.</param>
/// <param name="Level">Depth, as <see cref="BlockKind"/> says; 1 for paragraphs.</param>
/// <param name="Group">Blocks of one list or one table share a number; 0 for blocks that stand alone.</param>
public sealed record Block(BlockKind Kind, TextSpan Span, int Level = 1, int Group = 0);
