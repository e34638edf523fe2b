using Chatbot.Bot.Connector;
using Chatbot.Bot.Auditing;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Sources;
using Chatbot.Knowledge;
using Chatbot.Safety;

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
    [InlineData(typeof(TeamsOptions), TeamsOptions.Section)]
    public void The_readme_names_every_setting(Type options, string section)
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var settings = options.GetProperties().Select(property => $"`{section}:{property.Name}`").ToList();

        Assert.NotEmpty(settings);
        Assert.DoesNotContain(settings, setting => !readme.Contains(setting, StringComparison.Ordinal));
    }
}
