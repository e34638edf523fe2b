using Spectre.Console;

namespace Chatbot.Cli;

/// <summary>Where a command reads and writes: the process' own streams, or a test's.</summary>
internal sealed class Terminal
{
    // Wide enough that a table is not broken when it goes to a file or a pipe.
    private const int WidthWithoutTerminal = 160;

    // Most commands draw neither tables nor progress, and what draws them takes a while to load.
    private readonly Lazy<IAnsiConsole> _outputConsole;
    private readonly Lazy<IAnsiConsole> _errorConsole;

    /// <summary>Creates a terminal over these streams.</summary>
    /// <param name="input">What the person types.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Errors and progress.</param>
    /// <param name="outputIsTerminal">Whether a person, not a file or a pipe, reads the results.</param>
    /// <param name="errorIsTerminal">Whether a person sees the progress.</param>
    public Terminal(TextReader input, TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        (In, Out, Error) = (input, output, error);
        (OutputIsTerminal, ErrorIsTerminal) = (outputIsTerminal, errorIsTerminal);
        _outputConsole = new Lazy<IAnsiConsole>(() => ConsoleOver(output, outputIsTerminal));
        _errorConsole = new Lazy<IAnsiConsole>(() => ConsoleOver(error, errorIsTerminal));
    }

    public TextReader In { get; }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public bool OutputIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>For tables on <see cref="Out"/>.</summary>
    public IAnsiConsole OutputConsole => _outputConsole.Value;

    /// <summary>For progress bars on <see cref="Error"/>.</summary>
    public IAnsiConsole ErrorConsole => _errorConsole.Value;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess() =>
        new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected);

    /// <summary>Writes text for reading: broken between words on a terminal, as it is elsewhere.</summary>
    public void WriteText(string text)
    {
        if (OutputIsTerminal)
            OutputConsole.WriteLine(text);
        else
            Out.WriteLine(text);
    }

    private static IAnsiConsole ConsoleOver(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
