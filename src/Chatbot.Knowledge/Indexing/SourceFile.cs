namespace Chatbot.Knowledge.Indexing;

/// <summary>The file that a document stands in.</summary>
internal static class SourceFile
{
    /// <summary>The path without the line number, in which the path of a record ends.</summary>
    public static string Of(string path)
    {
        var colon = path.LastIndexOf(':');
        return colon > 0 && !path.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9') ? path[..colon] : path;
    }
}
