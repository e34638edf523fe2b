using System.CommandLine;
using System.Globalization;
using Chatbot.Answering.Models;
using Microsoft.Extensions.Configuration;

namespace Chatbot.Cli.Commands;

/// <summary>
/// The options that say which language model words the answers, named like the settings of the host. What no option says, the host's
/// environment variables do, such as <c>LanguageModel__Model</c>; without a model the answers are extractive.
/// </summary>
internal sealed class LanguageModelChoice
{
    private readonly Option<string?> _model = new("--model")
    {
        HelpName = "NAME",
        Description = $"Let a language model word the answers: the server's name for it, or Azure's for the deployment. The key is read from {LanguageModelOptions.KeyVariable}.",
    };

    private readonly Option<Uri?> _url = IndexLocation.Address("--model-url", "The language model's server, such as http://localhost:11434/v1; OpenAI's own needs none.");

    private readonly Option<LanguageModelKind?> _kind = new("--model-kind")
    {
        HelpName = "KIND",
        Description = "Whose protocol and key the server takes: OpenAI, AzureOpenAI, or Compatible for any other.",
    };

    private readonly Option<double?> _deadline = new("--model-deadline")
    {
        HelpName = "SECONDS",
        Description = "When an answer must be there, 1 to 120 seconds; past it what is verified by then is given, or the extractive answer.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_url);
        command.Add(_kind);
        command.Add(_deadline);
    }

    /// <summary>What the person chose, or else the environment.</summary>
    /// <exception cref="LanguageModelException">The settings cannot work, or a variable of the environment cannot be read.</exception>
    public LanguageModelOptions Read(ParseResult parsed)
    {
        var model = FromEnvironment();
        model.Model = parsed.GetValue(_model) ?? model.Model;
        model.Url = parsed.GetValue(_url) ?? model.Url;
        model.Kind = parsed.GetValue(_kind) ?? model.Kind;
        model.Deadline = parsed.GetValue(_deadline) is { } seconds ? TimeSpan.FromSeconds(seconds) : model.Deadline;
        model.ReadKey();
        return model.Fault() is { } fault ? throw new LanguageModelException(fault) : model;
    }

    private static LanguageModelOptions FromEnvironment()
    {
        var section = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(LanguageModelOptions.Section);
        try
        {
            return section.Get<LanguageModelOptions>() ?? new LanguageModelOptions();
        }
        catch (InvalidOperationException exception)
        {
            var wrong = section.GetChildren().Select(setting => string.Create(CultureInfo.InvariantCulture, $"{LanguageModelOptions.Section}__{setting.Key}"));
            throw new LanguageModelException($"One of the environment variables {string.Join(", ", wrong)} cannot be read: the kind is Compatible, OpenAI or AzureOpenAI, the address begins with http, and the deadline is written 00:00:15.", exception);
        }
    }
}
