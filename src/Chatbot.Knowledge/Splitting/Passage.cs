using Chatbot.Text;

namespace Chatbot.Knowledge.Splitting;

/// <summary>A stretch of one document that retrieval finds and an answer cites.</summary>
public sealed record Passage
{
    /// <summary>Stable id, unique in the index: <c>{document}#p-{hash of heading path and text}</c>. Unrelated edits leave it as it is.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the document it comes from.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>Headings above it, outermost first, without the document's title.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Where it stands in the document's text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The document's text at <see cref="Span"/>, character for character.</summary>
    public required string Text { get; init; }

    /// <summary>Tokens by the embedding model's tokenizer, without special tokens, white space counted as spaces.</summary>
    public required int TokenCount { get; init; }

    /// <summary>Its sentences, list items and table rows in reading order; spans refer to the document's text.</summary>
    public required IReadOnlyList<PassageUnit> Units { get; init; }
}

/// <summary>What a <see cref="PassageUnit"/> is.</summary>
public enum UnitKind
{
    /// <summary>A sentence of running text.</summary>
    Sentence,

    /// <summary>The sentence or fragment that introduces the list or table after it.</summary>
    LeadIn,

    /// <summary>One list item.</summary>
    ListItem,

    /// <summary>The header row of a table.</summary>
    TableHeader,

    /// <summary>One row of a table.</summary>
    TableRow,
}

/// <summary>The smallest piece that can be quoted.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the document's text.</param>
public sealed record PassageUnit(UnitKind Kind, TextSpan Span);
