using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Documents.Word;

/// <summary>The parts of a Word file: a zip archive with one XML part for the text, one for the styles, and so on.</summary>
/// <param name="bytes">The file.</param>
/// <param name="relativePath">What it is called, for messages.</param>
internal sealed class WordPackage(byte[] bytes, string relativePath) : IDisposable
{
    /// <summary>
    /// Most bytes of an unpacked part, 32 MB: a book of a thousand pages stays below. Counted while unpacking, since what an archive
    /// says of itself may be false.
    /// </summary>
    public const int MaxPartBytes = 32 * 1024 * 1024;

    /// <summary>Deepest nesting of elements; a table in a table in a text box stays below 60.</summary>
    private const int MaxDepth = 256;

    /// <summary>Opening bytes of a compound file: how Word writes .doc files, and .docx files that have a password.</summary>
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    // No DTD: it could have entities that unfold without end, or name other files.
    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly ZipArchive archive = Open(bytes, relativePath);

    /// <inheritdoc />
    public void Dispose() => archive.Dispose();

    /// <summary>The part that holds the text.</summary>
    /// <exception cref="DocumentFormatException">There is none, or it is damaged, too large or nested too deeply.</exception>
    public XElement Body() =>
        (Part("word/document.xml") ?? Part("word/document2.xml"))?.Elements().FirstOrDefault(e => e.Name.LocalName == "body")
        ?? throw new DocumentFormatException(relativePath, 0, "the file is no Word document; open it in Word and save it again as .docx.");

    /// <summary>A part's root element; null when the file has no such part.</summary>
    /// <exception cref="DocumentFormatException">It is damaged, too large or nested too deeply.</exception>
    public XElement? Part(string name)
    {
        if (archive.GetEntry(name) is not { } entry)
            return null;
        try
        {
            using var unpacked = Unpack(entry);
            ThrowIfTooDeep(unpacked);
            using var reader = XmlReader.Create(unpacked, Xml);
            return XElement.Load(reader);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException)
        {
            throw Damaged(relativePath, fault);
        }
    }

    // Before a tree is made of it: a tree of endless depth takes minutes to make, and walking it ends the process.
    private void ThrowIfTooDeep(MemoryStream unpacked)
    {
        using var reader = XmlReader.Create(unpacked, Xml);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new DocumentFormatException(relativePath, 0, "tables or text boxes are nested too deeply; flatten them.");
        }

        unpacked.Position = 0;
    }

    private MemoryStream Unpack(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (unpacked.Length + read > MaxPartBytes)
            {
                throw new DocumentFormatException(
                    relativePath, 0, $"the document unpacks to more than {MaxPartBytes / 1024 / 1024} MB; split it, or save it without what fills it.");
            }

            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return unpacked;
    }

    private static ZipArchive Open(byte[] bytes, string relativePath)
    {
        if (bytes.AsSpan().StartsWith(CompoundFile))
            throw new DocumentFormatException(relativePath, 0, "the file has a password or is an old .doc file; save it as .docx without a password.");
        try
        {
            return new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(relativePath, fault);
        }
    }

    private static DocumentFormatException Damaged(string relativePath, Exception fault) =>
        new(relativePath, 0, "the Word document is damaged; open it in Word and save it again.", fault);
}
