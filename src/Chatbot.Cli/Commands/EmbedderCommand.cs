using System.CommandLine;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot embedder</c>: the model that passages and questions are compared with.</summary>
internal sealed class EmbedderCommand : Command
{
    public EmbedderCommand(Terminal terminal)
        : base("embedder", "Train an embedding model, or show one.")
    {
        Add(new EmbedderTrainCommand(terminal));
        Add(new EmbedderInfoCommand(terminal));
    }
}
