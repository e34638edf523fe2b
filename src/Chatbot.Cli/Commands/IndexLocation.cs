using System.CommandLine;
using Chatbot.Knowledge;

namespace Chatbot.Cli.Commands;

/// <summary>The options that say which index a command works on, the same for every command.</summary>
internal sealed class IndexLocation
{
    /// <summary>The environment variable that holds the Qdrant server's API key; a secret does not belong on a command line.</summary>
    internal const string ApiKeyVariable = "CHATBOT_QDRANT_API_KEY";

    private static readonly KnowledgeOptions Defaults = new();

    private readonly Option<string> _directory = new("--index")
    {
        HelpName = "DIR",
        Description = "Folder of the embedded index.",
        DefaultValueFactory = _ => Defaults.IndexDirectory,
    };

    private readonly Option<Uri?> _qdrant = new("--qdrant")
    {
        HelpName = "URL",
        Description = $"Use a Qdrant server instead, such as http://localhost:6334; its API key is read from {ApiKeyVariable}.",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                return url;
            result.AddError($"--qdrant takes an http or https address, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    private readonly Option<string> _collection = new("--collection")
    {
        HelpName = "NAME",
        Description = "Name of the collection on the Qdrant server.",
        DefaultValueFactory = _ => Defaults.Collection,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_directory);
        command.Add(_qdrant);
        command.Add(_collection);
        command.Validators.Add(result =>
        {
            var qdrant = result.GetResult(_qdrant) is not null;
            if (qdrant && result.GetResult(_directory) is { Implicit: false })
                result.AddError("Give --index or --qdrant, not both.");
            if (!qdrant && result.GetResult(_collection) is { Implicit: false })
                result.AddError("--collection names a collection on a Qdrant server; give --qdrant too.");
        });
    }

    /// <summary>What the person chose.</summary>
    public KnowledgeOptions Read(ParseResult parsed) => new()
    {
        IndexDirectory = parsed.GetRequiredValue(_directory),
        QdrantUrl = parsed.GetValue(_qdrant),
        QdrantApiKey = Environment.GetEnvironmentVariable(ApiKeyVariable),
        Collection = parsed.GetRequiredValue(_collection),
    };
}
