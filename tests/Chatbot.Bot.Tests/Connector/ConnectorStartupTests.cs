using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Chatbot.Bot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.Connector;

public sealed class ConnectorStartupTests(CertificateFiles files) : IClassFixture<CertificateFiles>
{
    private const string AppId = "11111111-1111-1111-1111-111111111111";

    public static TheoryData<string, string[]> Unusable => new()
    {
        { "MicrosoftAppType", ["MicrosoftAppType=Sometimes"] },
        { "MicrosoftAppTenantId", ["MicrosoftAppType=SingleTenant", $"MicrosoftAppId={AppId}", "MicrosoftAppPassword=x"] },
        { "Teams:AllowedTenants holds 'the clinic'", ["Teams:AllowedTenants:0=the clinic"] },
        { "Bot:Certificate:Path", ["Bot:Certificate:Path=missing.pfx", $"MicrosoftAppId={AppId}"] },
        { "Bot:Certificate is set; set MicrosoftAppId too.", ["+certificate"] },
        { "MicrosoftAppPassword and Bot:Certificate are both set; remove one of them.", ["+certificate", $"MicrosoftAppId={AppId}", "MicrosoftAppPassword=x"] },
        { "MicrosoftAppTenantId", ["+certificate", $"MicrosoftAppId={AppId}", "MicrosoftAppType=SingleTenant"] },
        { "MicrosoftAppType", ["+certificate", $"MicrosoftAppId={AppId}", "MicrosoftAppType=UserAssignedMSI"] },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_setting_that_cannot_work_stops_the_start_and_is_named_in_one_sentence(string named, string[] settings)
    {
        await using (var app = Create(settings))
        {
            var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
            Assert.Contains(named, Assert.Single(fault.Failures), StringComparison.Ordinal);
        }

        await using var again = Create(settings);
        Assert.Equal(2, await again.RunUntilStoppedAsync());
    }

    [Fact]
    public async Task A_bot_with_a_certificate_speaks_to_channels_with_the_token_that_it_was_given_for_it()
    {
        using var cloud = new Cloud();
        await using var host = new BotHost().Calling(cloud).With("MicrosoftAppId", AppId).With("MicrosoftAppType", "SingleTenant")
            .With("MicrosoftAppTenantId", "22222222-2222-2222-2222-222222222222").With("Bot:Certificate:Path", files.Good)
            .With("Bot:Certificate:Password", CertificateFiles.Password).With("Bot:Certificate:SendX5c", "true").Start();
        var reference = new ConversationReference
        {
            Bot = new ChannelAccount("bot"),
            Conversation = new ConversationAccount(id: "c"),
            ChannelId = "msteams",
            ServiceUrl = "https://channel.example/",
        };

        await ((CloudAdapter)host.Services.GetRequiredService<IBotFrameworkHttpAdapter>()).ContinueConversationAsync(
            AppId, reference, (turn, stop) => turn.SendActivityAsync("hello", cancellationToken: stop), CancellationToken.None);

        Assert.Contains(cloud.Calls, call => call.Address == "https://login.microsoftonline.com/22222222-2222-2222-2222-222222222222/oauth2/v2.0/token"
            && call.Body.Contains("client_assertion=", StringComparison.Ordinal));
        Assert.Equal("Bearer clinic-token", Assert.Single(cloud.Calls, call => call.Address.StartsWith("https://channel.example/", StringComparison.Ordinal)).Authorization);
        Assert.DoesNotContain(host.Log.Lines, line =>
            line.Contains(CertificateFiles.Password, StringComparison.Ordinal)
            || line.Contains("client_assertion", StringComparison.Ordinal)
            || line.Contains("clinic-token", StringComparison.Ordinal));
    }

    private WebApplication Create(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Configuration.AddInMemoryCollection(settings.SelectMany(Read));
        builder.Services.AddConnector();
        return builder.Build();
    }

    private IEnumerable<KeyValuePair<string, string?>> Read(string setting) => setting == "+certificate"
        ? [new("Bot:Certificate:Path", files.Good), new("Bot:Certificate:Password", CertificateFiles.Password)]
        : [new(setting.Split('=')[0], setting.Split('=')[1])];

    /// <summary>The login service and a channel in one.</summary>
    private sealed class Cloud : HttpMessageHandler
    {
        public ConcurrentQueue<(string Address, string? Authorization, string Body)> Calls { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Calls.Enqueue((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString(), body));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer(request.RequestUri), Encoding.UTF8, "application/json") };
        }

        private static string Answer(Uri address) => address switch
        {
            { Host: "channel.example" } => """{"id":"sent"}""",
            { AbsolutePath: var path } when path.EndsWith("/token", StringComparison.Ordinal) =>
                """{"token_type":"Bearer","expires_in":3600,"access_token":"clinic-token"}""",
            _ => """
                {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
                 "api-version":"1.1","metadata":[]}
                """,
        };
    }
}
