using Microsoft.Playwright;

namespace Chatbot.Tests.EndToEnd;

/// <summary>One Chromium for all tests of the run: the machine's own, found at <c>CHROMIUM_PATH</c> or <c>/usr/bin/chromium</c>.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Where it is looked for.</summary>
    internal static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    // A page that asks elsewhere for a font or a script must not make a test depend on the network.
    private const string ThisMachineOnly = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

    // How long a busy machine may take is no promise of the product; that the words appear is.
    private const int Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ThisMachineOnly],
        });
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A fresh page, as a new visitor has it. Skips the test where there is no browser.</summary>
    internal async Task<IPage> OpenAsync(Uri address, BrowserNewContextOptions? visitor = null)
    {
        Skip.If(_chromium is null, $"Chromium is not here: {Executable} (CHROMIUM_PATH may name another)");
        var context = await _chromium!.NewContextAsync(visitor);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }
}
