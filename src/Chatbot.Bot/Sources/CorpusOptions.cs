using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Sources;

/// <summary>Settings under <c>Corpus</c>.</summary>
internal sealed class CorpusOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Corpus";

    /// <summary>The folder that the index is built from when there is none yet. Default <c>corpus</c>, relative to the current directory.</summary>
    [Required]
    public string Path { get; set; } = "corpus";
}
