using System.CommandLine;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Cli.Commands;

/// <summary>The options that say which index a command works on and how texts are embedded, the same for every command.</summary>
internal sealed class IndexLocation
{
    /// <summary>The environment variable that holds the Qdrant server's API key; a secret does not belong on a command line.</summary>
    internal const string ApiKeyVariable = "CHATBOT_QDRANT_API_KEY";

    /// <summary>The environment variable that holds the embedding service's key.</summary>
    internal const string EmbeddingKeyVariable = "CHATBOT_EMBEDDING_API_KEY";

    private static readonly KnowledgeOptions Defaults = new();

    private readonly Option<string> _directory = new("--index")
    {
        HelpName = "DIR",
        Description = "Folder of the embedded index.",
        DefaultValueFactory = _ => Defaults.IndexDirectory,
    };

    private readonly Option<Uri?> _qdrant = Address(
        "--qdrant", $"Use a Qdrant server instead, such as http://localhost:6334; its API key is read from {ApiKeyVariable}.");

    private readonly Option<string> _collection = new("--collection")
    {
        HelpName = "NAME",
        Description = "Name of the collection on the Qdrant server.",
        DefaultValueFactory = _ => Defaults.Collection,
    };

    private readonly Option<string?> _embedder = new("--embedder")
    {
        HelpName = "FILE",
        Description = "Use an embedding model that \"chatbot embedder train\" wrote; the one that comes with the program unless given.",
    };

    private readonly Option<Uri?> _embeddingUrl = Address(
        "--embedding-url", $"Embed through a service that speaks OpenAI's protocol, such as http://localhost:11434/v1; its key is read from {EmbeddingKeyVariable}.");

    private readonly Option<string?> _embeddingModel = new("--embedding-model") { HelpName = "NAME", Description = "Name of the embedding model on that service." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_directory);
        command.Add(_qdrant);
        command.Add(_collection);
        command.Add(_embedder);
        command.Add(_embeddingUrl);
        command.Add(_embeddingModel);
        command.Validators.Add(result =>
        {
            var qdrant = result.GetResult(_qdrant) is not null;
            if (qdrant && result.GetResult(_directory) is { Implicit: false })
                result.AddError("Give --index or --qdrant, not both.");
            if (!qdrant && result.GetResult(_collection) is { Implicit: false })
                result.AddError("--collection names a collection on a Qdrant server; give --qdrant too.");
            var service = result.GetResult(_embeddingUrl) is not null;
            if (service != result.GetResult(_embeddingModel) is not null)
                result.AddError("--embedding-url and --embedding-model go together; give both or neither.");
            if (service && result.GetResult(_embedder) is not null)
                result.AddError("Give --embedder or --embedding-url, not both.");
        });
    }

    /// <summary>What the person chose.</summary>
    public KnowledgeOptions Read(ParseResult parsed) => new()
    {
        IndexDirectory = parsed.GetRequiredValue(_directory),
        QdrantUrl = parsed.GetValue(_qdrant),
        QdrantApiKey = Environment.GetEnvironmentVariable(ApiKeyVariable),
        Collection = parsed.GetRequiredValue(_collection),
        EmbedderFile = parsed.GetValue(_embedder),
        Embedding = parsed.GetValue(_embeddingUrl) is not { } url ? null : new EmbeddingEndpoint
        {
            Url = url,
            Model = parsed.GetRequiredValue(_embeddingModel)!,
            ApiKey = Environment.GetEnvironmentVariable(EmbeddingKeyVariable),
        },
    };

    /// <summary>An option that takes an address.</summary>
    internal static Option<Uri?> Address(string name, string description) => new(name)
    {
        HelpName = "URL",
        Description = description,
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                return url;
            result.AddError($"{name} takes an http or https address, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };
}
