using Chatbot.Answering;
using Chatbot.Answering.Models;
using Chatbot.Bot.Auditing;
using Chatbot.Bot.Connector;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Feedback;
using Chatbot.Bot.Pages;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Sources;
using Chatbot.Bot.Widget;
using Chatbot.Bot.Wording;
using Chatbot.Knowledge;
using Chatbot.Safety;
using Chatbot.Safety.Auditing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.Hosting;

/// <summary>What the host is made of, one entry a room.</summary>
internal static class BotServices
{
    private static readonly string StandbyDirectory = Path.Combine(".chatbot", "standby");

    /// <summary>Answers and the corpus behind them.</summary>
    public static IServiceCollection AddAnswers(this IServiceCollection services, IConfiguration configuration)
    {
        var knowledge = configuration.GetSection("Knowledge").Get<KnowledgeOptions>() ?? new KnowledgeOptions();
        services.AddOptions<KnowledgeOptions>().Bind(configuration.GetSection("Knowledge"))
            .Validate(options => options.FollowEvery > TimeSpan.Zero, "Knowledge:FollowEvery takes a time above zero, such as 00:00:15.").ValidateOnStart();
        services.AddKnowledge(knowledge with { StandbyDirectory = knowledge.StandbyDirectory ?? StandbyDirectory });
        services.AddRedFlagGuard(configuration.GetSection(GuardOptions.Section).Get<GuardOptions>() ?? new GuardOptions());
        services.AddHostedService<GuardStartup>();
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IEscalationSink, EscalationLog>();
        services.AddSingleton<IEscalationSink, EscalationFile>();
        services.AddOptions<LanguageModelOptions>().BindConfiguration(LanguageModelOptions.Section).PostConfigure(model => model.ReadKey()).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LanguageModelOptions>, LanguageModelCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value);
        services.AddAnswering();
        services.AddOptions<CorpusOptions>().BindConfiguration(CorpusOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<AnswerTurn>(provider => provider.GetRequiredService<TurnPipeline>().AnswerAsync);
        services.AddHostedService<KnowledgeStartup>();
        services.AddHostedService<ServerWatch>();
        services.AddHealthChecks().AddCheck<KnowledgeReady>("knowledge");
        return services;
    }

    /// <summary>The bot, what it remembers, and how it speaks.</summary>
    public static IServiceCollection AddMedicalBot(this IServiceCollection services)
    {
        services.AddOptions<BotOptions>().BindConfiguration(BotOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, Proxies>();
        services.AddSingleton(Phrases.English);
        services.AddSingleton<ReplyRenderer>();
        services.AddSingleton<TurnFailure>();
        services.AddSingleton<ForgetfulStorage>();
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<ForgetfulStorage>());
        services.AddSingleton<ConversationState>();
        services.AddOptions<FeedbackOptions>().BindConfiguration(FeedbackOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedbackFile>();
        services.AddSingleton<FeedbackDesk>();
        services.AddSingleton<TakeFeedback>(provider => provider.GetRequiredService<FeedbackDesk>().Take);
        services.AddSingleton<IBot, MedicalBot>();
        services.AddHostedService<Forgetting>();
        return services;
    }

    /// <summary>The Bot Connector channels: Azure Bot Service, Teams, emulators.</summary>
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        // The adapter calls the channels through the client without a name.
        services.AddTransient<ConnectorRetry>();
        services.AddHttpClient(Options.DefaultName).AddHttpMessageHandler<ConnectorRetry>();
        services.AddSingleton<CallerRules>();
        services.AddSingleton<ClaimsValidator, ChannelCallersOnly>();
        services.AddSingleton(provider => new AuthenticationConfiguration { ClaimsValidator = provider.GetRequiredService<ClaimsValidator>() });
        services.AddOptions<CertificateOptions>().BindConfiguration(CertificateOptions.Section);
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TeamsTenants>();
        services.AddSingleton<BotFrameworkAuthentication, CallerAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, ConnectorAdapter>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<ConnectorStartup>();
        return services;
    }

    /// <summary>Our own Direct Line for the widget and Web Chat.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConversationTokens>();
        services.AddSingleton<DirectLineConversations>();
        services.AddSingleton<DirectLineAdapter>();
        services.AddSingleton<DirectLineTurns>();
        services.AddSingleton<ActivityStream>();
        services.AddSingleton<DirectLineSecret>();
        services.AddSingleton<VisitorLimits>();
        services.AddSingleton<ErasedConversations>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<RedFlagPass>();
        services.AddSingleton<IncomingMessages>();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<DirectLineOptions>>((cors, directLine) =>
            cors.AddPolicy(DirectLineEndpoints.Cors, policy => policy.WithOrigins([.. directLine.Value.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(HeaderNames.RetryAfter)));
        return services;
    }

    /// <summary>The widget, the pages, and what is said when something breaks.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddOptions<ClinicOptions>().BindConfiguration(ClinicOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WidgetScript>();
        services.AddScoped<PageRenderer>();
        services.AddExceptionHandler<UnexpectedFailure>();
        return services;
    }
}
