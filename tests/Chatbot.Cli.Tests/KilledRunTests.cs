using System.Diagnostics;
using System.Globalization;

namespace Chatbot.Cli.Tests;

/// <summary>The real command, killed by the system while it works.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 50;
    private const int Articles = 60;

    private readonly TemporaryFolder _folder = new();

    private string Index => _folder.At("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_any_instant_the_live_generation_opens_and_answers_and_the_next_run_cleans_up()
    {
        var random = new Random(20261121);
        Write(version: 0);
        var watch = Stopwatch.StartNew();
        await RunToEndAsync();

        // How long a run takes depends on what else the machine does, so the longest wait follows what was seen.
        var (longest, killed) = (watch.Elapsed, 0);
        for (var run = 1; run <= Kills; run++)
        {
            Write(version: run);
            using var process = Start(force: run % 2 == 0);
            await Task.Delay(longest * random.NextDouble());
            longest *= process.HasExited ? 0.8 : 1.05;
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync();

            var found = await CommandRun.OfAsync("search", "alpha0 walking", "--index", Index, "--json");
            Assert.True(found.ExitCode == 0, $"after kill {run}: {found.Error}");
            Assert.NotEqual(0, found.Rows[0].GetProperty("hits").GetArrayLength());
            var status = await CommandRun.OfAsync("status", "--index", Index, "--json");
            Assert.True(status.ExitCode == 0, $"after kill {run}: {status.Error}");
            Assert.Equal(Articles, status.Rows[0].GetProperty("documents").GetInt32());
        }

        Assert.True(killed >= Kills / 2, $"only {killed} runs were killed before their end");
        Write(version: Kills + 1);
        await RunToEndAsync();
        var left = Directory.EnumerateFileSystemEntries(Index).Select(Path.GetFileName).ToList();
        Assert.Equal(3, left.Count(name => name!.EndsWith(".generation", StringComparison.Ordinal)));
        Assert.All(left, name => Assert.True(
            name == "live" || name!.EndsWith(".generation", StringComparison.Ordinal) || name.EndsWith(".segment", StringComparison.Ordinal), name));
        Assert.Contains($"version{Kills + 1}", (await CommandRun.OfAsync("search", $"version{Kills + 1}", "--index", Index, "--json")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_mix_the_second_is_told_to_wait()
    {
        Write(version: 0);
        await RunToEndAsync();
        Write(version: 1);
        await using var other = new FileStream(Path.Combine(Index, "publish.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var run = await CommandRun.OfAsync("index", _folder.At("corpus"), "--index", Index);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("Another process is writing the index", run.Error, StringComparison.Ordinal);
    }

    private void Write(int version)
    {
        for (var article = 0; article < Articles; article++)
        {
            var number = article.ToString(CultureInfo.InvariantCulture);
            var told = article % 3 == 0 ? $" This is version{version}." : "";
            _folder.Write(
                Path.Combine("corpus", $"article-{number}.md"),
                $"# Article alpha{number}\n\n" + string.Concat(Enumerable.Repeat($"Walking helps the back of alpha{number}.{told}\n\n## More\n\n", 20)));
        }
    }

    private async Task RunToEndAsync()
    {
        using var process = Start(force: false);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private Process Start(bool force)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments = [typeof(CommandLine).Assembly.Location, "index", _folder.At("corpus"), "--index", Index, .. force ? ["--force"] : Array.Empty<string>()];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Read, so that a full pipe never stops the command.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
