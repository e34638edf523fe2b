using System.Diagnostics;
using System.Text.Json;
using Xunit.Abstractions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>What Lighthouse says of the pages.</summary>
public sealed class LighthouseTests(Clinic clinic, ITestOutputHelper output) : IClassFixture<Clinic>
{
    private static readonly NpmFolder Lighthouse = new("Lighthouse", "lighthouse/cli/index.js");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int Attempts = 3;

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/sources/sciatica")]
    public async Task A_page_has_full_marks_for_accessibility_and_best_practices(string path)
    {
        Skip.IfNot(File.Exists(Browser.Executable), $"Chromium is not here: {Browser.Executable} (CHROMIUM_PATH may name another)");
        var missing = await Lighthouse.InstallAsync();
        Skip.If(missing is not null, missing);

        using var report = await LookAtAsync(new Uri(clinic.Host.Address, path));
        output.WriteLine($"First contentful paint: {Audit(report, "first-contentful-paint").GetProperty("numericValue").GetDouble():0} ms");
        Assert.Empty(Faults(report));
        Assert.All(["accessibility", "best-practices"], name => Assert.Equal(1, report.RootElement.GetProperty("categories").GetProperty(name).GetProperty("score").GetDouble()));
    }

    /// <summary>The audits that take marks away, each with the elements that it names.</summary>
    private static IEnumerable<string> Faults(JsonDocument report) =>
        from category in report.RootElement.GetProperty("categories").EnumerateObject()
        from reference in category.Value.GetProperty("auditRefs").EnumerateArray()
        where reference.GetProperty("weight").GetDouble() > 0
        let audit = Audit(report, reference.GetProperty("id").GetString()!)
        where audit.GetProperty("score") is { ValueKind: JsonValueKind.Number } score && score.GetDouble() < 1
        select $"{audit.GetProperty("title")} {(audit.TryGetProperty("details", out var details) ? details : default)}";

    private static JsonElement Audit(JsonDocument report, string id) => report.RootElement.GetProperty("audits").GetProperty(id);

    /// <summary>On a machine without a core to spare Lighthouse may give up before the page is painted, and judges nothing; it then looks again.</summary>
    private static async Task<JsonDocument> LookAtAsync(Uri page)
    {
        for (var attempt = 1; ; attempt++)
        {
            var report = await LookOnceAsync(page);
            if (attempt == Attempts || Audit(report, "first-contentful-paint").TryGetProperty("numericValue", out _))
                return report;
            report.Dispose();
        }
    }

    private static async Task<JsonDocument> LookOnceAsync(Uri page)
    {
        using var run = Process.Start(new ProcessStartInfo(Npm.Node!)
        {
            ArgumentList =
            {
                Lighthouse.Script, page.AbsoluteUri, "--output=json", "--quiet", "--no-enable-error-reporting",
                "--only-categories=accessibility,best-practices", "--only-audits=first-contentful-paint",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
            },
            WorkingDirectory = Lighthouse.Folder,
            RedirectStandardOutput = true,
            Environment = { ["CHROME_PATH"] = Browser.Executable },
        }) ?? throw new InvalidOperationException("Lighthouse did not start.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var report = await run.StandardOutput.ReadToEndAsync(patience.Token);
            await run.WaitForExitAsync(patience.Token);
            return JsonDocument.Parse(report);
        }
        finally
        {
            if (!run.HasExited)
                run.Kill(entireProcessTree: true);
        }
    }
}
