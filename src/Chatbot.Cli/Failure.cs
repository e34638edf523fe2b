using System.Diagnostics;
using Chatbot.Answering.Models;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Index;
using Chatbot.Safety.Rules;

namespace Chatbot.Cli;

/// <summary>How a command that could not finish is told to the person and to the shell.</summary>
/// <param name="Sentence">One plain sentence for standard error.</param>
/// <param name="ExitCode">See <see cref="Cli.ExitCode"/>.</param>
internal sealed record Failure(string Sentence, int ExitCode)
{
    /// <summary>Every exception has a sentence; none shows a stack trace.</summary>
    /// <param name="exception">What ended the command.</param>
    /// <param name="stopped">Whether the person stopped it; a cancellation that nobody asked for is an engine's time-out.</param>
    public static Failure Of(Exception exception, bool stopped) => exception switch
    {
        OperationCanceledException when stopped =>
            new("Stopped; the live index and all files are as they were.", Cli.ExitCode.Stopped),
        OperationCanceledException or TimeoutException =>
            new("An engine did not answer in time; try again later.", Cli.ExitCode.EngineAway),
        IndexUnavailableException or LanguageModelException => new(exception.Message, Cli.ExitCode.EngineAway),
        IndexDamagedException => new(exception.Message, Cli.ExitCode.FoundWrong),
        RuleSetException => new(exception.Message, Cli.ExitCode.BadInput),
        BadInputException or DocumentFormatException or EmbedderException or IndexMissingException or IOException or UnauthorizedAccessException =>
            new(exception.Message, Cli.ExitCode.BadInput),
        _ => new($"chatbot has a fault ({Place(exception)}); please report it with the command you ran.", Cli.ExitCode.FoundWrong),
    };

    // The type and the method are enough to find the fault; the message might hold a patient's words.
    private static string Place(Exception exception)
    {
        var method = new StackTrace(exception).GetFrame(0)?.GetMethod();
        return method is null ? exception.GetType().Name : $"{exception.GetType().Name} in {method.DeclaringType?.FullName}.{method.Name}";
    }
}
