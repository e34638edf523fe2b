using Chatbot.Bot.Conversations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests;

/// <summary>
/// The real host on a free port of this machine, with the repository's corpus and an index of its own that is deleted
/// afterwards. A test may change settings, or say what the bot answers.
/// </summary>
internal sealed class BotHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-index-").FullName;
    private readonly Dictionary<string, string> _settings = [];
    private AnswerTurn? _answer;
    private HttpMessageHandler? _channels;

    /// <summary>Where the host listens, once <see cref="Start"/> has run.</summary>
    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>The folder of this host's index.</summary>
    public string IndexFolder => _folder;

    /// <summary>What the host wrote to its log.</summary>
    public LogBook Log { get; } = new();

    public BotHost With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public BotHost Answering(AnswerTurn answer)
    {
        _answer = answer;
        return this;
    }

    /// <summary>Lets <paramref name="channels"/> take what the bot sends to any service URL.</summary>
    public BotHost Calling(HttpMessageHandler channels)
    {
        _channels = channels;
        return this;
    }

    public BotHost Start()
    {
        UseKestrel(0);
        StartServer();
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Corpus:Path", Repository.At("corpus"));
        builder.UseSetting("Knowledge:IndexDirectory", _folder);
        foreach (var (name, value) in _settings)
            builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            if (_answer is not null)
                services.AddSingleton(_answer);
            if (_channels is not null)
                services.AddHttpClient(Options.DefaultName).ConfigurePrimaryHttpMessageHandler(() => _channels);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
