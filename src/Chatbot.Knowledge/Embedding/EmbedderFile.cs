namespace Chatbot.Knowledge.Embedding;

/// <summary>A model that <c>chatbot embedder train</c> wrote.</summary>
public static class EmbedderFile
{
    /// <summary>Opens it.</summary>
    /// <exception cref="EmbedderException">The file cannot be read, or is no model.</exception>
    public static TokenEmbedder Read(string path)
    {
        try
        {
            return TokenEmbedder.Load(File.ReadAllBytes(path));
        }
        catch (InvalidDataException fault)
        {
            throw new EmbedderException($"{path} cannot be used: {fault.Message}. Give a file that `chatbot embedder train` wrote.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EmbedderException($"{path} cannot be read; see that the file is there and may be read.", fault);
        }
    }
}
