using System.Diagnostics;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Node.js and its package installer, where this machine has them.</summary>
internal static class Npm
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Full path of <c>node</c>; null where there is none.</summary>
    public static string? Node { get; } = Find("node");

    /// <summary>Runs npm.</summary>
    /// <param name="folder">Where it works.</param>
    /// <param name="arguments">What it does.</param>
    /// <returns>Why it did not, or null when it did.</returns>
    public static async Task<string?> RunAsync(string folder, params string[] arguments)
    {
        if (Node is null || Find("npm") is not { } npm)
            return "Node.js or npm is not on the PATH";

        using var run = Process.Start(new ProcessStartInfo(npm, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{npm} did not start.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await run.StandardOutput.ReadToEndAsync(patience.Token);
            await run.WaitForExitAsync(patience.Token);
            return run.ExitCode == 0 ? null : $"npm failed with exit code {run.ExitCode}: npm {string.Join(' ', arguments)}";
        }
        catch (OperationCanceledException)
        {
            run.Kill(entireProcessTree: true);
            return $"npm did not end within {Patience.TotalMinutes} minutes: npm {string.Join(' ', arguments)}";
        }
    }

    private static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);
}
