using Chatbot.Safety.Rules;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Hosting;

/// <summary>Runs the host, and says in one sentence why it cannot start.</summary>
internal static class HostRun
{
    private const int BadSetting = 2;
    private const int AddressTaken = 3;

    /// <summary>Runs until the host is stopped.</summary>
    /// <returns>The exit code: 0 when it was stopped, 2 when a setting cannot be used, 3 when its address is taken.</returns>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app)
    {
        // Taken now: the run ends by disposing of the host, and with it of everything that could be asked later.
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Ctrl-C while the host is still starting, as during the first building of the index: what was live stays live.
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync($"The host cannot start with these settings: {string.Join(" ", exception.Failures)}");
            return BadSetting;
        }
        catch (RuleSetException exception)
        {
            await Console.Error.WriteLineAsync($"The host cannot start, since the guard's files hold mistakes:\n{exception.Message}");
            return BadSetting;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"The host cannot start: {exception.Message} Stop the other program, or choose another address with --urls.");
            return AddressTaken;
        }
    }
}
