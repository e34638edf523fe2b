using Chatbot.Answering.Models;
using Chatbot.Bot.Connector;
using Chatbot.Bot.Auditing;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Feedback;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Sources;
using Chatbot.Bot.Widget;
using Chatbot.Knowledge;
using Chatbot.Safety;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(typeof(BotOptions), BotOptions.Section)]
    [InlineData(typeof(CertificateOptions), CertificateOptions.Section)]
    [InlineData(typeof(CorpusOptions), CorpusOptions.Section)]
    [InlineData(typeof(DirectLineOptions), DirectLineOptions.Section)]
    [InlineData(typeof(KnowledgeOptions), "Knowledge")]
    [InlineData(typeof(GuardOptions), GuardOptions.Section)]
    [InlineData(typeof(AuditOptions), AuditOptions.Section)]
    [InlineData(typeof(LanguageModelOptions), LanguageModelOptions.Section)]
    [InlineData(typeof(TeamsOptions), TeamsOptions.Section)]
    [InlineData(typeof(FeedbackOptions), FeedbackOptions.Section)]
    [InlineData(typeof(ClinicOptions), ClinicOptions.Section)]
    public void The_readme_names_every_setting(Type options, string section)
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var settings = options.GetProperties().Select(property => $"`{section}:{property.Name}`").ToList();

        Assert.NotEmpty(settings);
        Assert.DoesNotContain(settings, setting => !readme.Contains(setting, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:00:15")]
    public void A_pause_of_no_length_between_looks_at_the_server_stops_the_start(string pause)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Knowledge:FollowEvery", pause)]).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddAnswers(configuration).BuildServiceProvider();

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.StartsWith("Knowledge:FollowEvery", Assert.Single(fault.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LanguageModel:Model", "llama3.1", "LanguageModel:Url")]
    [InlineData("LanguageModel:ApiKey", "secret", LanguageModelOptions.KeyVariable)]
    public void A_language_model_that_cannot_work_stops_the_start_with_what_to_do(string setting, string value, string remedy)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build();

        var result = new LanguageModelCheck(configuration).Validate(null, configuration.GetSection(LanguageModelOptions.Section).Get<LanguageModelOptions>()!);

        Assert.True(result.Failed);
        Assert.Contains(remedy, result.FailureMessage, StringComparison.Ordinal);
    }
}
