using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Chatbot.Cli.Commands;
using Chatbot.Cli.Help;

namespace Chatbot.Cli;

/// <summary>The command <c>chatbot</c>: reads the arguments, runs the command they name, and tells every failure in one sentence.</summary>
/// <param name="terminal">Where it reads and writes.</param>
internal sealed class CommandLine(Terminal terminal)
{
    // No response files: a question may well start with "@".
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("index", terminal => new IndexCommand(terminal)),
        ("status", terminal => new StatusCommand(terminal)),
        ("lint", terminal => new LintCommand(terminal)),
        ("diff", terminal => new DiffCommand(terminal)),
        ("rollback", terminal => new RollbackCommand(terminal)),
        ("search", terminal => new SearchCommand(terminal)),
        ("ask", terminal => new AskCommand(terminal)),
        ("guard", terminal => new GuardCommand(terminal)),
        ("eval", terminal => new EvalCommand(terminal)),
        ("embedder", terminal => new EmbedderCommand(terminal)),
    ];

    /// <summary>The whole command with everything below it.</summary>
    public Command Root => With(Commands);

    // Only the command that is named, or all when none is: making those that are not run takes longer than reading the arguments.
    private Command RootFor(IReadOnlyList<string> arguments)
    {
        var named = arguments.Count == 0 ? [] : Array.FindAll(Commands, command => command.Name == arguments[0]);
        return With(named.Length == 0 ? Commands : named);
    }

    private Command With((string Name, Func<Terminal, Command> Create)[] commands)
    {
        var root = new Command("chatbot", "The content team's command: re-index the articles, ask, search, screen and evaluate.")
        {
            new HelpOption { Action = new HelpWithExamples(new HelpAction()) },
            new VersionOption(),
        };
        foreach (var (_, create) in commands)
            root.Add(create(terminal));
        return root;
    }

    /// <summary>Runs one command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var parsed = RootFor(arguments).Parse(arguments, Parsing);
        if (UsageFault(parsed) is { } fault)
        {
            await terminal.Error.WriteLineAsync($"{fault} Run \"{Name(parsed)} --help\" to see what it takes.");
            return ExitCode.BadInput;
        }

        var invocation = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // Program.cs turns signals into the token.
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellationToken);
        }
#pragma warning disable CA1031 // The outermost frame: whatever went wrong is told in a sentence, never as a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var failure = Failure.Of(exception, cancellationToken.IsCancellationRequested);
            await terminal.Error.WriteLineAsync(failure.Sentence);
            return failure.ExitCode;
        }
    }

    private static string? UsageFault(ParseResult parsed)
    {
        if (parsed.Action is CommandLineAction { ClearsParseErrors: true })
            return null;
        if (MisspeltOption(parsed) is { } option)
            return $"There is no option {option}; a text that starts with a dash goes after \"--\".";
        if (parsed.CommandResult.Command.Subcommands.Count > 0)
        {
            return parsed.UnmatchedTokens is [var word, ..]
                ? $"There is no command \"{word}\"."
                : "Name a command, such as \"chatbot ask\".";
        }

        return parsed.Errors is [var error, ..] ? error.Message : null;
    }

    // A question takes any words, so the parser would make a misspelt option part of it.
    private static string? MisspeltOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument)
        .Select(token => token.Value)
        .FirstOrDefault(word => word is ['-', '-', _, ..] || (word is ['-', var letter, ..] && char.IsAsciiLetter(letter)));

    private static string Name(ParseResult parsed)
    {
        var name = "";
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as CommandResult)
            name = command.Parent is null ? $"chatbot{name}" : $" {command.Command.Name}{name}";
        return name;
    }
}
