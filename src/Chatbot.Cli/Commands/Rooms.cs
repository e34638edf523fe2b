using Chatbot.Answering;
using Chatbot.Answering.Models;
using Chatbot.Knowledge;
using Chatbot.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary>Puts the rooms together for one command, as the bot does for its host.</summary>
internal static class Rooms
{
    /// <summary>Everything a command may ask for; nothing is opened before it is asked for.</summary>
    /// <param name="knowledge">Which index.</param>
    /// <param name="guard">Which guard; the program's own unless given.</param>
    /// <param name="model">Which language model words the answers; none unless given.</param>
    public static ServiceProvider Open(KnowledgeOptions knowledge, GuardOptions? guard = null, LanguageModelOptions? model = null) => new ServiceCollection()
        .AddLogging()
        .AddKnowledge(knowledge)
        .AddRedFlagGuard(guard ?? new GuardOptions())
        .AddSingleton(model ?? new LanguageModelOptions())
        .AddAnswering()
        .BuildServiceProvider();
}
