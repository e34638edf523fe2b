using Chatbot.Answering;
using Chatbot.Answering.Models;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary>Puts the rooms together for one command, as the bot does for its host.</summary>
internal static class Rooms
{
    /// <summary>What a command needs that asks nothing: reading, indexing and searching.</summary>
    /// <param name="knowledge">Which index.</param>
    public static ServiceProvider OpenKnowledge(KnowledgeOptions knowledge) => new ServiceCollection().AddKnowledge(knowledge).BuildServiceProvider();

    /// <summary>Everything a command may ask for; nothing is opened before it is asked for.</summary>
    /// <param name="knowledge">Which index.</param>
    /// <param name="guard">Which guard; the program's own unless given.</param>
    /// <param name="model">Which language model words the answers; none unless given.</param>
    /// <param name="source">A generation to answer from; the live one unless given.</param>
    public static ServiceProvider Open(KnowledgeOptions knowledge, GuardOptions? guard = null, LanguageModelOptions? model = null, IIndexSource? source = null)
    {
        var services = new ServiceCollection();
        if (source is not null)
            services.AddSingleton(source);
        return services
            .AddLogging()
            .AddKnowledge(knowledge)
            .AddRedFlagGuard(guard ?? new GuardOptions())
            .AddSingleton(model ?? new LanguageModelOptions())
            .AddAnswering()
            .BuildServiceProvider();
    }
}
