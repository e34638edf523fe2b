using System.Diagnostics;

namespace Chatbot.Tests.EndToEnd;

/// <summary>
/// The npm package of the Microsoft 365 Agents Playground, in the version that <c>Playground/package-lock.json</c> pins,
/// installed under <c>build/playground</c>.
/// </summary>
internal static class PlaygroundPackage
{
    private const string LockFile = "package-lock.json";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Where it is installed.</summary>
    public static string Folder { get; } = Repository.At("build", "playground");

    /// <summary>The script that starts it.</summary>
    public static string Script { get; } = Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    /// <summary>Full path of a command on the PATH; null where there is none.</summary>
    public static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);

    /// <summary>Installs the package where it is not there yet.</summary>
    /// <returns>Why it is not there afterwards, or null when it is.</returns>
    public static async Task<string?> InstallAsync()
    {
        if (Find("node") is null || Find("npm") is not { } npm)
            return "Node.js or npm is not on the PATH";
        if (IsInstalled())
            return null;

        Directory.CreateDirectory(Folder);
        foreach (var file in new[] { "package.json", LockFile })
            File.Copy(Source(file), Path.Combine(Folder, file), overwrite: true);
        return await InstallWithAsync(npm);
    }

    private static async Task<string?> InstallWithAsync(string npm)
    {
        using var install = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException($"{npm} did not start.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await install.StandardOutput.ReadToEndAsync(patience.Token);
            await install.WaitForExitAsync(patience.Token);
            return install.ExitCode == 0 ? null : $"npm could not install the Microsoft 365 Agents Playground (exit code {install.ExitCode})";
        }
        catch (OperationCanceledException)
        {
            install.Kill(entireProcessTree: true);
            return $"npm did not install the Microsoft 365 Agents Playground within {Patience.TotalMinutes} minutes";
        }
    }

    private static bool IsInstalled()
    {
        var installed = Path.Combine(Folder, LockFile);
        return File.Exists(Script) && File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(Source(LockFile));
    }

    private static string Source(string file) => Repository.At("tests", "Chatbot.EndToEnd", "Playground", file);
}
