using System.Text;

namespace Chatbot.Knowledge.Documents;

/// <summary>Reads a text file of unknown encoding.</summary>
internal static class TextFile
{
    /// <summary>Largest text file that is read at once, in bytes. Far above any article; a larger one is a mistake or belongs in JSON Lines.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Share of Latin text in UTF-16 whose upper bytes are zero; in UTF-8 and Windows-1252 text no byte is.</summary>
    private const double WideZeros = 0.7;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? throw new InvalidOperationException("Windows-1252 is part of .NET.");

    /// <summary>Reads a whole text file. Line ends stay as they are; a byte order mark is no part of the text.</summary>
    /// <exception cref="DocumentFormatException">The file is too large, empty or not text.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <returns>The text, and what was guessed about it; see <see cref="SourceDocument.Guess"/>.</returns>
    public static async Task<(string Text, string? Guess)> ReadAsync(string file, string relativePath, CancellationToken cancellationToken)
    {
        var bytes = await ReadBytesAsync(file, relativePath, cancellationToken);
        return Decode(bytes, relativePath, declared: null);
    }

    /// <summary>Reads a whole file, within the size limit.</summary>
    /// <exception cref="DocumentFormatException">The file is too large.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<byte[]> ReadBytesAsync(string file, string relativePath, CancellationToken cancellationToken)
    {
        var length = new FileInfo(file).Length;
        if (length > MaxBytes)
        {
            throw new DocumentFormatException(
                relativePath, 0, $"the file has {length / 1024 / 1024} MB and at most {MaxBytes / 1024 / 1024} MB are read; split it or turn it into JSON Lines.");
        }

        return await File.ReadAllBytesAsync(file, cancellationToken);
    }

    /// <summary>
    /// Turns bytes into text: by byte order mark, else as UTF-16 where every other byte is mostly zero, else as UTF-8 where they are
    /// valid UTF-8, else as <paramref name="declared"/>, else as Windows-1252, which is a guess.
    /// </summary>
    /// <exception cref="DocumentFormatException">There is nothing but white space, or the bytes are no text.</exception>
    public static (string Text, string? Guess) Decode(byte[] bytes, string relativePath, Encoding? declared)
    {
        var (text, guessed) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3), default(string)),
            [0xFF, 0xFE, ..] => (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), null),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), null),
            _ => DecodeUnmarked(bytes, declared),
        };
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new DocumentFormatException(relativePath, 0, "the file is not text; save it as UTF-8 text or remove it.");
        if (string.IsNullOrWhiteSpace(text))
            throw new DocumentFormatException(relativePath, 0, "the file is empty; write the article or remove the file.");
        return (text, guessed is null ? null : $"the encoding was guessed to be {guessed}; see that its letters are right, or save it as UTF-8.");
    }

    private static (string Text, string? Guessed) DecodeUnmarked(byte[] bytes, Encoding? declared)
    {
        if (ZeroShare(bytes, first: 1) > WideZeros && ZeroShare(bytes, first: 0) < 1 - WideZeros)
            return (Encoding.Unicode.GetString(bytes), "UTF-16");
        if (ZeroShare(bytes, first: 0) > WideZeros && ZeroShare(bytes, first: 1) < 1 - WideZeros)
            return (Encoding.BigEndianUnicode.GetString(bytes), "UTF-16");
        try
        {
            return (StrictUtf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return declared is null ? (Windows1252.GetString(bytes), "Windows-1252") : (declared.GetString(bytes), null);
        }
    }

    /// <summary>Which share of every other byte is zero, 0 to 1.</summary>
    private static double ZeroShare(byte[] bytes, int first)
    {
        var zeros = 0;
        for (var at = first; at < bytes.Length; at += 2)
            zeros += bytes[at] == 0 ? 1 : 0;
        return bytes.Length < 2 ? 0 : zeros / (bytes.Length / 2.0);
    }
}
