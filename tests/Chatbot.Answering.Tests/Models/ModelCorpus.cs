using Chatbot.Answering.Models;
using Chatbot.Answering.Replies;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Indexing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Answering.Tests.Models;

/// <summary>Our own articles behind the product's own services, worded by a scripted model.</summary>
public class ModelCorpus : IAsyncLifetime
{
    private readonly DirectoryInfo _index = Directory.CreateTempSubdirectory("chatbot-model-");
    private ServiceProvider? _services;
    private ServiceProvider? _extractive;

    internal ScriptedModel Model { get; } = new();

    internal ServiceProvider Services => _services!;

    internal TurnPipeline Pipeline => _services!.GetRequiredService<TurnPipeline>();

    /// <summary>The folders that are indexed.</summary>
    protected virtual IReadOnlyList<string> Articles => [Chatbot.Tests.Repository.At("corpus")];

    public async Task InitializeAsync()
    {
        await Model.InitializeAsync();
        _services = With(new LanguageModelOptions { Model = "scripted", Url = Model.Url, Deadline = TimeSpan.FromSeconds(2) });
        _extractive = With(new LanguageModelOptions());
        await _services.GetRequiredService<Indexer>().RunAsync(Articles, new IndexRunOptions(), null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _extractive!.DisposeAsync();
        await Model.DisposeAsync();
        _index.Delete(recursive: true);
    }

    /// <summary>Asks while the model does what the script says.</summary>
    internal async Task<Reply> AskAsync(string question, Func<ModelRequest, HttpContext, Task> script, HeardStatements? heard = null)
    {
        Model.Requests.Clear();
        Model.Script = script;
        return await Pipeline.AnswerAsync(Turn.First(question) with { Heard = heard }, CancellationToken.None);
    }

    /// <summary>Asks while the model writes a text in the place of which the script knows the passages' numbers.</summary>
    internal Task<Reply> AskAsync(string question, Func<ModelRequest, string> writes) =>
        AskAsync(question, (request, http) => ScriptedModel.SayAsync(http, writes(request)));

    /// <summary>What the same question gets without a model.</summary>
    internal Task<Reply> ExtractAsync(string question) =>
        _extractive!.GetRequiredService<TurnPipeline>().AnswerAsync(Turn.First(question), CancellationToken.None);

    /// <summary>The product's services over the same index with another model.</summary>
    internal ServiceProvider With(LanguageModelOptions model) => new ServiceCollection()
        .AddKnowledge(new KnowledgeOptions { IndexDirectory = _index.FullName })
        .AddSingleton(model)
        .AddAnswering()
        .BuildServiceProvider();
}
