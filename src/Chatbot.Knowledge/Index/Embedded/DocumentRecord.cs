using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Chatbot.Knowledge.Documents;
using Chatbot.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>A document as bytes. What is needed most often comes first: who it is, then its text, then the rest.</summary>
internal static class DocumentRecord
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Writes a document.</summary>
    /// <returns>A hash of what it says: not of its id, its path or how it stood in its file.</returns>
    public static UInt128 Write(RecordWriter writer, SourceDocument document)
    {
        writer.Write(document.Id);
        writer.Write(document.Path);
        writer.Write(document.Fingerprint);
        var names = writer.Written.Length;
        writer.Write(document.Title);
        writer.Write(document.Text);
        writer.Write(document.Blocks, block =>
        {
            writer.Write((int)block.Kind);
            writer.Write(block.Span.Start);
            writer.Write(block.Span.Length);
            writer.Write(block.Level);
            writer.Write(block.Group);
        });
        writer.Write(document.Summary);
        writer.Write(document.Topics, writer.Write);
        writer.Write(document.Aliases, writer.Write);
        writer.Write(document.Language);
        writer.WriteOptional(document.Url?.OriginalString);
        writer.Write(document.Sources, source =>
        {
            writer.Write(source.Title);
            writer.Write(source.Publisher);
            writer.WriteOptional(source.Url?.OriginalString);
        });
        writer.Write(document.Review.Status);
        writer.WriteOptional(document.Review.By);
        writer.WriteOptional(document.Review.Date?.ToString(DateFormat, CultureInfo.InvariantCulture));
        writer.WriteOptional(document.Review.Due?.ToString(DateFormat, CultureInfo.InvariantCulture));
        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(writer.Written[names..]));
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static SourceDocument Read(ReadOnlySpan<byte> record)
    {
        var reader = new RecordReader(record);
        var (id, path, fingerprint, title, text) = (reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Text());
        var blocks = new Block[reader.Count()];
        for (var at = 0; at < blocks.Length; at++)
            blocks[at] = new Block((BlockKind)reader.Number(), new TextSpan(reader.Number(), reader.Number()), reader.Number(), reader.Number());
        var (summary, topics, aliases, language, url) = (reader.Text(), reader.Texts(), reader.Texts(), reader.Text(), Address(ref reader));
        var sources = new SourceReference[reader.Count()];
        for (var at = 0; at < sources.Length; at++)
            sources[at] = new SourceReference(reader.Text(), reader.Text(), Address(ref reader));
        return new SourceDocument
        {
            Id = id,
            Title = title,
            Path = path,
            Text = text,
            Blocks = blocks,
            Summary = summary,
            Topics = topics,
            Aliases = aliases,
            Language = language,
            Url = url,
            Sources = sources,
            Review = new Review(reader.Text(), reader.OptionalText(), Date(ref reader), Date(ref reader)),
            Fingerprint = fingerprint,
        };
    }

    /// <summary>Reads a document's id, path and fingerprint alone.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static (string Id, string Path, string Fingerprint) ReadNames(ReadOnlySpan<byte> record)
    {
        var reader = new RecordReader(record);
        return (reader.Text(), reader.Text(), reader.Text());
    }

    /// <summary>Reads a document's id, title and text alone.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static (string Id, string Title, string Text) ReadText(ReadOnlySpan<byte> record)
    {
        var reader = new RecordReader(record);
        var (id, _, _) = (reader.Text(), reader.Text(), reader.Text());
        return (id, reader.Text(), reader.Text());
    }

    private static Uri? Address(ref RecordReader reader) => reader.OptionalText() is { } url ? new Uri(url, UriKind.RelativeOrAbsolute) : null;

    private static DateOnly? Date(ref RecordReader reader) =>
        reader.OptionalText() is { } date ? DateOnly.ParseExact(date, DateFormat, CultureInfo.InvariantCulture) : null;
}
