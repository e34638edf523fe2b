namespace Chatbot.Cli.Help;

/// <summary>A command whose help ends with examples.</summary>
internal interface IExample
{
    /// <summary>Command lines to copy, simplest first.</summary>
    IReadOnlyList<string> Examples { get; }
}
