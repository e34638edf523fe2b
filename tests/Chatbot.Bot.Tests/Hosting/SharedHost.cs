namespace Chatbot.Tests.Bot;

/// <summary>One running host for all tests that change nothing about it.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    internal BotHost Host { get; } = new BotHost().Answering((turn, _) => Task.FromResult(Replies.Answer(turn.Message)));

    internal HttpClient Client { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Host.Start();
        Client = Host.CreateClient(new() { BaseAddress = Host.Address, AllowAutoRedirect = false });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>Tests that share the host.</summary>
[CollectionDefinition(Name)]
public sealed class SharedHostTests : ICollectionFixture<SharedHost>
{
    public const string Name = "one host";
}
