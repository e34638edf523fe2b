using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;
using Microsoft.ML.Tokenizers;

namespace Chatbot.Knowledge.Splitting;

/// <summary>Splits documents into passages along their structure.</summary>
/// <remarks>
/// A passage lies under one heading, is one contiguous stretch of the document and never over the token budget. Small paragraphs
/// share a passage; a list stays with its lead-in and a table in one piece where they fit, and part between items or rows where they
/// do not; running text parts between sentences. Together they hold all content but headings. They overlap only
/// where one would open with a word that points back, such as "They": it begins with the sentence before, which is part of both.
/// Safe from many threads if the tokenizer is.
/// </remarks>
public sealed class PassageSplitter
{
    private const int MinBudget = 8;

    /// <summary>Hexadecimal digits of the hash in a passage id; 48 bits keep the passages of one document apart.</summary>
    private const int IdDigits = 12;

    private readonly TokenCounter tokens;
    private readonly int maxTokens;

    /// <summary>Makes a splitter.</summary>
    /// <param name="tokenizer">Counts tokens; the embedding model's own.</param>
    /// <param name="options">The budget.</param>
    /// <exception cref="ArgumentOutOfRangeException">The budget is below 8 tokens.</exception>
    public PassageSplitter(Tokenizer tokenizer, SplitterOptions options)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxTokens, MinBudget, nameof(options));
        tokens = new TokenCounter(tokenizer);
        maxTokens = options.MaxTokens;
    }

    /// <summary>The passages of a document in reading order.</summary>
    public IEnumerable<Passage> Split(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in Section.AllOf(document))
        {
            var pieces = SectionOutline.Of(document.Text, section.Blocks);
            foreach (var run in new SectionFiller(document.Text, tokens, maxTokens).Fill(pieces))
                yield return PassageOf(document, section.HeadingPath, run, ids);
        }
    }

    private static Passage PassageOf(SourceDocument document, IReadOnlyList<string> headingPath, Run run, HashSet<string> ids)
    {
        var span = TextSpan.FromBounds(run.Units[0].Span.Start, run.Units[^1].Span.End);
        var text = span.In(document.Text);
        return new Passage
        {
            Id = NewId(document.Id, headingPath, text, ids),
            DocumentId = document.Id,
            Title = document.Title,
            HeadingPath = headingPath,
            Span = span,
            Text = text,
            TokenCount = run.Tokens,
            Units = run.Units,
        };
    }

    /// <summary>An id by content, so that edits elsewhere leave it; passages with the same content are numbered in reading order.</summary>
    private static string NewId(string documentId, IReadOnlyList<string> headingPath, string text, HashSet<string> taken)
    {
        for (var occurrence = 0; ; occurrence++)
        {
            var content = $"{string.Join('\n', headingPath)}\n\n{text}\n\n{occurrence.ToString(CultureInfo.InvariantCulture)}";
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..IdDigits];
            var id = $"{documentId}#p-{hash}";
            if (taken.Add(id))
                return id;
        }
    }
}
