using System.Diagnostics;
using System.Globalization;
using Chatbot.Bot.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace Chatbot.Tests.EndToEnd;

/// <summary>The bot as it is delivered, beside the Microsoft 365 Agents Playground as its Teams, and a browser to chat with.</summary>
public sealed class Playground : IAsyncLifetime
{
    private const string Listening = "Listening on ";
    private static readonly NpmFolder Package = new("Playground", "@microsoft/m365agentsplayground/cli.js");
    private readonly Browser _browser = new();
    private readonly List<Process> _clients = [];
    private string? _missing;

    internal BotHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        _missing = await Package.InstallAsync();
        if (_missing is not null)
            return;

        Host.Start();
        // Links to articles start with the address, and its port is known only now.
        Host.Services.GetRequiredService<IOptions<BotOptions>>().Value.PublicUrl = Host.Address;
        await _browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        foreach (var client in _clients)
        {
            if (!client.HasExited)
                client.Kill(entireProcessTree: true);
            client.Dispose();
        }

        await Host.DisposeAsync();
    }

    /// <summary>The client's page, in a conversation of its own. Skips the test where something that it needs is not on this machine.</summary>
    internal async Task<IPage> OpenAsync()
    {
        Skip.If(_missing is not null, _missing);
        var client = Start(new Uri(Host.Address, "/api/messages"));
        _clients.Add(client);
        var address = new Uri($"http://localhost:{await ReadPortAsync(client)}/");
        return await _browser.OpenAsync(address, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 1000 } });
    }

    private static Process Start(Uri bot) => Process.Start(new ProcessStartInfo(Npm.Node!)
    {
        ArgumentList =
        {
            Package.Script, "start", "--disable-telemetry",
            "--app-endpoint", bot.AbsoluteUri,
            "--channel-id", "msteams",
            "--conversation-id", Guid.NewGuid().ToString(),
            "--port", "0",
        },
        WorkingDirectory = Package.Folder,
        RedirectStandardOutput = true,
        Environment =
        {
            ["TEAMSAPPTESTER_BROWSER"] = "none",
            ["M365_AGENTS_PLAYGROUND_LOGFILE"] = Path.Combine(Package.Folder, "playground.log"),
        },
    }) ?? throw new InvalidOperationException("The Microsoft 365 Agents Playground did not start.");

    private static async Task<int> ReadPortAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
                return int.Parse(line[Listening.Length..], CultureInfo.InvariantCulture);
        }

        throw new InvalidOperationException("The Microsoft 365 Agents Playground ended before it listened.");
    }
}
