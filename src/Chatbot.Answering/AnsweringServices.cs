using Chatbot.Answering.Composing;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Injection;
using Chatbot.Answering.Models;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Linting;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;
using Chatbot.Safety.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Chatbot.Answering;

/// <summary>Registers this room.</summary>
public static class AnsweringServices
{
    /// <summary>Adds the turn pipeline with its guard, its kernel and the filters around every prompt. Needs <see cref="KnowledgeServices.AddKnowledge"/>.</summary>
    /// <remarks>A language model words the answers where the services have <see cref="LanguageModelOptions"/> that name one.</remarks>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddRedFlagGuard();
        services.TryAddKeyedSingleton<IChatCompletionService, ExtractiveChatCompletion>(AnswerFunction.ExtractiveService);
        // The first filter is the outermost: what the guard stops never reaches the next.
        services.AddSingleton<RedFlagFilter>();
        services.AddSingleton<IPromptRenderFilter>(provider => provider.GetRequiredService<RedFlagFilter>());
        services.AddSingleton<IFunctionInvocationFilter>(provider => provider.GetRequiredService<RedFlagFilter>());
        services.AddSingleton<ComposedWords>();
        services.AddSingleton<IFunctionInvocationFilter, GroundingFilter>();
        services.TryAddSingleton<AnswerFunction>();
        services.AddSingleton<IArticleCheck, PlantedInstructionCheck>();
        services.TryAddSingleton<LanguageModelOptions>();
        services.TryAddSingleton(provider => new AnswerComposer(
            KernelOf(provider),
            provider.GetRequiredService<AnswerFunction>(),
            provider.GetRequiredService<LanguageModelOptions>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<AnswerComposer>>() ?? NullLogger<AnswerComposer>.Instance));
        services.TryAddSingleton(provider => new TurnPipeline(
            provider.GetRequiredService<RedFlagGuard>(),
            provider.GetRequiredService<LiveIndex>(),
            provider.GetRequiredService<Retriever>(),
            provider.GetRequiredService<AnswerComposer>(),
            new EscalationAudit(provider.GetServices<IEscalationSink>(), provider.GetService<TimeProvider>() ?? TimeProvider.System)));
        return services;
    }

    // The kernel gets what it needs and no logger: at its lowest levels it would log prompts, which hold what people write.
    private static Kernel KernelOf(IServiceProvider provider)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddKeyedSingleton(AnswerFunction.ExtractiveService, provider.GetRequiredKeyedService<IChatCompletionService>(AnswerFunction.ExtractiveService));
        if (provider.GetRequiredService<LanguageModelOptions>() is { IsChosen: true } model)
        {
            if (model.Fault() is { } fault)
                throw new LanguageModelException(fault);
            var client = LanguageModelClient.Create(model, provider.GetService<TimeProvider>() ?? TimeProvider.System);
            builder.AddOpenAIChatCompletion(model.Model, model.Endpoint, model.ApiKey, serviceId: AnswerFunction.ModelService, httpClient: client);
        }

        foreach (var filter in provider.GetServices<IPromptRenderFilter>())
            builder.Services.AddSingleton(filter);
        foreach (var filter in provider.GetServices<IFunctionInvocationFilter>())
            builder.Services.AddSingleton(filter);
        return builder.Build();
    }
}
