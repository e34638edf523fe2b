using YamlDotNet.Serialization;

namespace Chatbot.Answering;

/// <summary>The texts of <c>prompts/</c> that this room uses; they are embedded, so the product needs no folder beside it.</summary>
internal static class Prompts
{
    /// <summary>The prompt function that the extractive answerer composes by.</summary>
    public static string Answer { get; } = Read("prompts/answer.yaml");

    /// <summary>The prompt function that a language model composes by.</summary>
    public static string ModelAnswer { get; } = Read("prompts/model-answer.yaml");

    /// <summary>What the bot says in its own words, by key.</summary>
    public static IReadOnlyDictionary<string, string> Wording { get; } =
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(Read("prompts/wording.yaml"));

    private static string Read(string name)
    {
        using var stream = typeof(Prompts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
