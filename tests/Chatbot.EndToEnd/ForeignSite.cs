using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Chatbot.Tests.EndToEnd;

/// <summary>
/// A clinic's own site, on another origin than the bot and allowed by it. Its pages load Microsoft's clients from the site itself and speak
/// with the bot through a line that a test may cut.
/// </summary>
[CollectionDefinition(Shared)]
public sealed class ForeignSite : IAsyncLifetime, ICollectionFixture<ForeignSite>
{
    /// <summary>Name of the tests that share one site and one bot.</summary>
    public const string Shared = "Microsoft's clients on a foreign site";

    private readonly Browser _browser = new();
    private WebApplication? _site;

    internal BotHost Host { get; } = new();

    /// <summary>What lies between the page and the bot.</summary>
    internal CuttableLine Line { get; private set; } = null!;

    /// <summary>The bot's Direct Line as the page reaches it.</summary>
    internal string DirectLine => $"http://localhost:{Line.Port}/v3/directline";

    private string Origin => _site!.Urls.Single();

    public async Task InitializeAsync()
    {
        _site = await StartSiteAsync();
        Host.With("DirectLine:AllowedOrigins:0", Origin).Start();
        Line = new CuttableLine(Host.Address.Port);
        await _browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Line.DisposeAsync();
        await Host.DisposeAsync();
        await _site!.DisposeAsync();
    }

    /// <summary>An empty page of the site on which one of the clients has been loaded. Skips the test where the browser or npm is missing.</summary>
    internal async Task<IPage> OpenAsync(NpmBundle client)
    {
        var script = await client.ReadAsync();
        var page = await _browser.OpenAsync(new Uri(Origin));
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Content = script });
        return page;
    }

    private static async Task<WebApplication> StartSiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapGet("/", () => Results.Text(
            "<!doctype html><html lang='en'><title>A clinic</title><style>html,body,#chat{height:100%;margin:0}</style><div id='chat'></div>", MediaTypeNames.Text.Html));
        await site.StartAsync();
        return site;
    }
}
