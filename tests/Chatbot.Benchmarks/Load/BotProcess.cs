using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Chatbot.Benchmarks.Load;

/// <summary>A bot in a process of its own, on a free port of this machine.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;
    private readonly DirectoryInfo? _index;

    private BotProcess(Uri address, ProcessStartInfo start, DirectoryInfo? index = null)
    {
        Address = address;
        _index = index;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its resident memory now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time that it has taken until now; unlike waiting times, it does not grow when the machine has other work.</summary>
    public TimeSpan Effort
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Our host as it is delivered, built like this program, with the repository's corpus; ready to answer.</summary>
    public static async Task<BotProcess> StartOursAsync(CancellationToken cancellationToken)
    {
        var address = FreeAddress();
        var index = Directory.CreateTempSubdirectory("chatbot-load-");
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var host = Path.Combine(Corpus.Root(), "src", "Chatbot.Bot", "bin", built.Parent!.Name, built.Name, "Chatbot.Bot.dll");
        var bot = new BotProcess(
            address,
            new ProcessStartInfo("dotnet", [host, $"--urls={address}", $"--Corpus:Path={Path.Combine(Corpus.Root(), "corpus")}", $"--Knowledge:IndexDirectory={index.FullName}", "--Logging:LogLevel:Default=Warning"]),
            index);
        return await bot.WaitAsync("/health/ready", cancellationToken);
    }

    /// <summary>The JavaScript echo bot; its packages must have been installed.</summary>
    public static async Task<BotProcess> StartEchoAsync(CancellationToken cancellationToken)
    {
        var address = FreeAddress();
        var script = Path.Combine(Corpus.Root(), "tests", "Chatbot.Benchmarks", "EchoBot", "echo.js");
        var bot = new BotProcess(address, new ProcessStartInfo("node", [script, $"{address.Port}"]) { Environment = { ["NODE_ENV"] = "production" } });
        return await bot.WaitAsync("/", cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _index?.Delete(recursive: true);
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Waits until the address is answered; not found is an answer, not ready is none.</summary>
    private async Task<BotProcess> WaitAsync(string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience && !_process.HasExited; await Task.Delay(200, cancellationToken))
        {
            try
            {
                using var response = await http.GetAsync(path, cancellationToken);
                if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
                    return this;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        await DisposeAsync();
        throw new InvalidOperationException($"The bot at {Address} did not become ready.");
    }
}
