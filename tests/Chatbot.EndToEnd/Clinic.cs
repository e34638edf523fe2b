using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Chatbot.Tests.EndToEnd;

/// <summary>The bot as it is delivered, and a browser to visit it with.</summary>
public sealed class Clinic : IAsyncLifetime
{
    private readonly Browser _browser = new();
    private readonly ConcurrentQueue<string> _complaints = new();

    private readonly DirectoryInfo _votes = Directory.CreateTempSubdirectory("chatbot-votes-");

    internal BotHost Host { get; } = new();

    /// <summary>Where the bot keeps votes on its answers.</summary>
    internal string Votes => Path.Combine(_votes.FullName, "feedback.jsonl");

    /// <summary>What the browser complained about: script errors, and whatever the security policy stopped.</summary>
    internal IReadOnlyCollection<string> Complaints => _complaints;

    public async Task InitializeAsync()
    {
        Host.With("Feedback:File", Votes).Start();
        await _browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Host.DisposeAsync();
        _votes.Delete(recursive: true);
    }

    internal async Task<IPage> VisitAsync(string path = "/", BrowserNewContextOptions? visitor = null)
    {
        var page = await _browser.OpenAsync(new Uri(Host.Address, path), visitor);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Enqueue(message.Text);
        };
        return page;
    }

    /// <summary>Keeps a picture of the page under <c>build/screenshots</c>, for people to look at.</summary>
    internal static Task PhotographAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.At("build", "screenshots", $"{name}.png") });
}
