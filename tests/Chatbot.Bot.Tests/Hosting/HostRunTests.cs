using Chatbot.Bot.Hosting;
using Chatbot.Safety;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Chatbot.Tests.Bot.Hosting;

public sealed class HostRunTests
{
    [Fact]
    public async Task Stopping_while_the_host_still_starts_ends_quietly()
    {
        await using var app = Create(services => services.AddHostedService<StoppedWhileStarting>());

        Assert.Equal(0, await app.RunUntilStoppedAsync());
    }

    [Fact]
    public async Task A_fault_while_starting_is_not_taken_for_a_stop()
    {
        await using var app = Create(services => services.AddHostedService<CancelledByItself>());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(app.RunUntilStoppedAsync);
    }

    [Fact]
    public async Task Mistakes_in_the_guards_files_stop_the_start_with_a_plain_list()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-rules-").FullName;
        var file = Path.Combine(folder, "mine.yaml");
        await File.WriteAllTextAsync(file, "concepts:\n  one: [(]\nrulez: []\n");
        var (error, stderr) = (new StringWriter(), Console.Error);
        Console.SetError(error);
        try
        {
            await using var app = Create(services => services.AddRedFlagGuard(new GuardOptions { Rules = folder }).AddHostedService<GuardStartup>());

            Assert.Equal(2, await app.RunUntilStoppedAsync());
        }
        finally
        {
            Console.SetError(stderr);
            Directory.Delete(folder, recursive: true);
        }

        var lines = error.ToString().Split(Environment.NewLine.ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("The host cannot start, since the guard's files hold mistakes:", lines[0]);
        Assert.Contains(lines, line => line.StartsWith($"{file}(2,9): ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"{file}(3,1): 'rulez' is not known here", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    private static WebApplication Create(Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
        add(builder.Services);
        return builder.Build();
    }

    private sealed class StoppedWhileStarting(IHostApplicationLifetime lifetime) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class CancelledByItself : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new OperationCanceledException("not by the host");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
