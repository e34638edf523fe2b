using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chatbot.Cli.Help;

/// <summary>The usual help, followed by the command's examples and, for the whole program, the exit codes.</summary>
/// <param name="usual">Writes the usual help.</param>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>A fault beside <c>--help</c> is forgiven: who asks for help gets it.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is IExample command)
        {
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }

        output.WriteLine(
            "Exit codes: 0 done, 1 found something wrong, 2 bad usage or input, 3 an engine could not be reached, 130 stopped.");
        return ExitCode.Done;
    }
}
