namespace Chatbot.Cli;

/// <summary>What the command tells the shell. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The command ran and found something wrong: a faulty article, a damaged index, an accuracy below the bar.</summary>
    public const int FoundWrong = 1;

    /// <summary>Bad usage or bad input; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>An engine, such as a Qdrant server, could not be reached, or a language model cannot be used as it is configured.</summary>
    public const int EngineAway = 3;

    /// <summary>Stopped by Ctrl-C, as shells number it: 128 and the number of SIGINT.</summary>
    public const int Stopped = 130;
}
