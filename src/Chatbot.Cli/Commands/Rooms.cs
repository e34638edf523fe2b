using Chatbot.Answering;
using Chatbot.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary>Puts the rooms together for one command, as the bot does for its host.</summary>
internal static class Rooms
{
    /// <summary>Everything a command may ask for; nothing is opened before it is asked for.</summary>
    /// <param name="knowledge">Which index.</param>
    public static ServiceProvider Open(KnowledgeOptions knowledge) => new ServiceCollection()
        .AddLogging()
        .AddKnowledge(knowledge)
        .AddAnswering()
        .BuildServiceProvider();
}
