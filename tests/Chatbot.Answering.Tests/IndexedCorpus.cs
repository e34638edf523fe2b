using System.Diagnostics.CodeAnalysis;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Answering.Tests;

/// <summary>The product's own services over an index of some articles, thrown away after the tests.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit disposes through IAsyncLifetime.")]
public class IndexedCorpus : IAsyncLifetime
{
    private readonly DirectoryInfo _index = Directory.CreateTempSubdirectory("chatbot-answering-");
    private ServiceProvider? _services;

    /// <summary>What is indexed.</summary>
    protected virtual string Articles => Chatbot.Tests.Repository.At("corpus");

    internal ServiceProvider Services => _services!;

    internal TurnPipeline Pipeline => Services.GetRequiredService<TurnPipeline>();

    public virtual async Task InitializeAsync()
    {
        _services = new ServiceCollection()
            .AddKnowledge(new KnowledgeOptions { IndexDirectory = _index.FullName })
            .AddAnswering()
            .BuildServiceProvider();
        await _services.GetRequiredService<Indexer>().RunAsync([Articles], new IndexRunOptions(), null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        _index.Delete(recursive: true);
    }

    internal Task<Reply> AskAsync(string message) => Pipeline.AnswerAsync(Turn.First(message), CancellationToken.None);

    /// <summary>Has a whole conversation and gives the last reply.</summary>
    internal async Task<Reply> ConverseAsync(params string[] messages)
    {
        var questions = new List<string>();
        Reply? reply = null;
        for (var at = 0; at < messages.Length; at++)
        {
            reply = await Pipeline.AnswerAsync(new Turn(messages[at], messages[..at], [.. questions]) { Continuation = reply?.Continuation }, CancellationToken.None);
            questions.Add(reply.Question);
        }

        return reply!;
    }
}
