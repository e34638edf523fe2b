using Chatbot.Answering.Composing;
using Chatbot.Answering.Grounding;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;
using Chatbot.Safety.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Chatbot.Answering;

/// <summary>Registers this room.</summary>
public static class AnsweringServices
{
    /// <summary>Adds the turn pipeline with its guard, its kernel and the filters around every prompt. Needs <see cref="KnowledgeServices.AddKnowledge"/>.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddRedFlagGuard();
        services.TryAddSingleton<IChatCompletionService, ExtractiveChatCompletion>();
        services.AddSingleton<IPromptRenderFilter, RedFlagFilter>();
        services.AddSingleton<ComposedWords>();
        services.AddSingleton<IFunctionInvocationFilter, GroundingFilter>();
        services.TryAddSingleton<AnswerFunction>();
        services.TryAddSingleton(provider => new TurnPipeline(
            provider.GetRequiredService<RedFlagGuard>(),
            provider.GetRequiredService<LiveIndex>(),
            provider.GetRequiredService<Retriever>(),
            KernelOf(provider),
            provider.GetRequiredService<AnswerFunction>(),
            new EscalationAudit(provider.GetServices<IEscalationSink>(), provider.GetService<TimeProvider>() ?? TimeProvider.System)));
        return services;
    }

    // The kernel gets what it needs and no logger: at its lowest levels it would log prompts, which hold what people write.
    private static Kernel KernelOf(IServiceProvider provider)
    {
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(provider.GetRequiredService<IChatCompletionService>());
        foreach (var filter in provider.GetServices<IPromptRenderFilter>())
            builder.Services.AddSingleton(filter);
        foreach (var filter in provider.GetServices<IFunctionInvocationFilter>())
            builder.Services.AddSingleton(filter);
        return builder.Build();
    }
}
