using Chatbot.Knowledge.Splitting;
using Chatbot.Text;

namespace Chatbot.Knowledge.Index.Embedded;

/// <summary>A passage as bytes. Title and text are left out: they come from the document, so that a quote is always the document's own text.</summary>
internal static class PassageRecord
{
    /// <summary>Writes a passage.</summary>
    public static void Write(RecordWriter writer, Passage passage)
    {
        writer.Write(passage.Id);
        writer.Write(passage.HeadingPath, writer.Write);
        writer.Write(passage.Span.Start);
        writer.Write(passage.Span.Length);
        writer.Write(passage.TokenCount);
        writer.Write(passage.Units, unit =>
        {
            writer.Write((int)unit.Kind);
            writer.Write(unit.Span.Start);
            writer.Write(unit.Span.Length);
        });
    }

    /// <summary>Reads a passage of a document.</summary>
    /// <exception cref="InvalidDataException">The record is damaged.</exception>
    public static Passage Read(ReadOnlySpan<byte> record, (string Id, string Title, string Text) document)
    {
        var reader = new RecordReader(record);
        var (id, headings) = (reader.Text(), reader.Texts());
        var span = new TextSpan(reader.Number(), reader.Number());
        var tokens = reader.Number();
        var units = new PassageUnit[reader.Count()];
        for (var at = 0; at < units.Length; at++)
            units[at] = new PassageUnit((UnitKind)reader.Number(), new TextSpan(reader.Number(), reader.Number()));
        return new Passage
        {
            Id = id,
            DocumentId = document.Id,
            Title = document.Title,
            HeadingPath = headings,
            Span = span,
            Text = span.In(document.Text),
            TokenCount = tokens,
            Units = units,
        };
    }
}
