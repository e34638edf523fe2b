using System.CommandLine;
using Chatbot.Safety;

namespace Chatbot.Cli.Commands;

/// <summary>The options that say which guard a command uses, named like the settings of the host.</summary>
internal sealed class GuardChoice
{
    private readonly Option<string?> _rules = new("--rules")
    {
        HelpName = "DIR",
        Description = "Folder of rule files that replace those of the same name, or are added to the program's own.",
    };

    private readonly Option<string?> _advice = new("--advice")
    {
        HelpName = "FILE",
        Description = "Advice texts instead of the program's own.",
    };

    private readonly Option<string?> _helplines = new("--helplines")
    {
        HelpName = "FILE",
        Description = "Countries and telephone lines instead of the program's own.",
    };

    private readonly Option<string?> _country = new("--country")
    {
        HelpName = "CODE",
        Description = "Whose telephone lines the advice names, such as GB, US or EU.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_rules);
        command.Add(_advice);
        command.Add(_helplines);
        command.Add(_country);
    }

    /// <summary>What the person chose.</summary>
    public GuardOptions Read(ParseResult parsed) => new()
    {
        Rules = parsed.GetValue(_rules),
        Advice = parsed.GetValue(_advice),
        Helplines = parsed.GetValue(_helplines),
        Country = parsed.GetValue(_country),
    };
}
