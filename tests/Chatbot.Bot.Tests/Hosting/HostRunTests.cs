using Chatbot.Bot.Hosting;
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
