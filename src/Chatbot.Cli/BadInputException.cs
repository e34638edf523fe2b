namespace Chatbot.Cli;

/// <summary>What the person gave cannot be used. The message is one plain sentence that says what, where and what to do.</summary>
/// <param name="sentence">The sentence, shown as it is; it never repeats a patient's words.</param>
/// <param name="inner">The cause, if another exception told of it.</param>
internal sealed class BadInputException(string sentence, Exception? inner = null) : Exception(sentence, inner)
{
    /// <summary>A fault at a line of a file.</summary>
    public static BadInputException At(string file, int line, string problem, Exception? inner = null) =>
        new($"{file}:{line}: {problem}", inner);
}
