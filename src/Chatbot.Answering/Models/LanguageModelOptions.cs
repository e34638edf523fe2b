namespace Chatbot.Answering.Models;

/// <summary>Settings under <c>LanguageModel</c>: which language model words the answers. Without a <see cref="Model"/> none does.</summary>
public sealed class LanguageModelOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "LanguageModel";

    /// <summary>The environment variable that holds the key; a secret belongs into no settings file and on no command line.</summary>
    public const string KeyVariable = "CHATBOT_LANGUAGE_MODEL_API_KEY";

    private static readonly Uri OpenAI = new("https://api.openai.com/v1");
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary><c>OpenAI</c>, <c>AzureOpenAI</c>, or <c>Compatible</c> for any other server that speaks OpenAI's protocol. Default <c>Compatible</c>.</summary>
    public LanguageModelKind Kind { get; set; } = LanguageModelKind.Compatible;

    /// <summary>
    /// A compatible server's address up to the version, such as <c>http://localhost:11434/v1</c>, or an Azure resource's, such as
    /// <c>https://clinic.openai.azure.com</c>. OpenAI's own needs none.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>The server's name for the model; with Azure the deployment's name. Empty: answers are extractive.</summary>
    public string Model { get; set; } = "";

    /// <summary>When an answer must be there; past it the person gets what was verified by then, or the extractive answer. A second to two minutes, default 15 seconds.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The key of <see cref="KeyVariable"/>; null when the server needs none.</summary>
    internal string? ApiKey { get; private set; }

    /// <summary>Whether a language model words the answers.</summary>
    internal bool IsChosen => Model.Length > 0;

    /// <summary>Where requests go. Azure serves OpenAI's own protocol below <c>/openai/v1</c>.</summary>
    internal Uri Endpoint => Kind switch
    {
        LanguageModelKind.OpenAI => Url ?? OpenAI,
        LanguageModelKind.AzureOpenAI => new Uri(Url!, "/openai/v1"),
        _ => Url!,
    };

    /// <summary>Takes the key from the environment.</summary>
    public void ReadKey() => ApiKey = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null;

    /// <summary>One sentence that says what is missing or wrong and what to do; null when the settings can be used.</summary>
    public string? Fault()
    {
        if (!IsChosen)
            return Url is null ? null : $"{Section}:Url is set but {Section}:Model is not; set it to the name of the model, or remove the address.";
        if (Kind != LanguageModelKind.OpenAI && Url is null)
            return $"{Section}:Model is set but {Section}:Url is not; set it to the server's address, such as http://localhost:11434/v1.";
        if (Url is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            return $"{Section}:Url must be an http or https address, not \"{url}\".";
        if (Kind != LanguageModelKind.Compatible && ApiKey is null)
            return $"{Kind} needs a key; set the environment variable {KeyVariable}.";
        return Deadline < Shortest || Deadline > Longest
            ? $"{Section}:Deadline must be between {Shortest} and {Longest}, not {Deadline}."
            : null;
    }
}

/// <summary>Whose protocol and key a language model takes.</summary>
public enum LanguageModelKind
{
    /// <summary>Any server that speaks OpenAI's protocol, such as Ollama, vLLM or llama.cpp; with or without a key.</summary>
    Compatible,

    /// <summary>OpenAI's own service.</summary>
    OpenAI,

    /// <summary>A deployment on Azure OpenAI, with a key.</summary>
    AzureOpenAI,
}
