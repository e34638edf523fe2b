namespace Chatbot.Knowledge.Documents.Markdown;

/// <summary>What stands between the two <c>---</c> lines at the top of a Markdown article.</summary>
/// <param name="Yaml">The YAML between them.</param>
/// <param name="BodyStart">Index of the first character after the closing line.</param>
internal sealed record FrontMatter(string Yaml, int BodyStart)
{
    /// <summary>Line of the file that the YAML's first line stands on.</summary>
    public const int FirstLine = 2;

    /// <summary>Finds the front matter of a file; null when it has none.</summary>
    /// <exception cref="DocumentFormatException">It is opened and never closed.</exception>
    public static FrontMatter? In(string text, string relativePath)
    {
        var start = EndOfLine(text, 0);
        if (text.AsSpan(0, start).TrimEnd() is not "---")
            return null;
        for (var at = start; at < text.Length;)
        {
            var end = EndOfLine(text, at);
            if (text.AsSpan(at, end - at).TrimEnd() is "---" or "...")
                return new FrontMatter(text[start..at], end);
            at = end;
        }

        throw new DocumentFormatException(relativePath, 1, "the front matter opened here is never closed; put a line of three hyphens after its last key.");
    }

    private static int EndOfLine(string text, int start)
    {
        var newline = text.IndexOf('\n', start);
        return newline < 0 ? text.Length : newline + 1;
    }
}
