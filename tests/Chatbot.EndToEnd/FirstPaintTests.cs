using Xunit.Abstractions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>How soon a visitor sees that there is somebody to ask.</summary>
public sealed class FirstPaintTests(Clinic clinic, ITestOutputHelper output) : IClassFixture<Clinic>
{
    /// <summary>The time itself is told and not judged: it is the machine's. What is judged holds on every machine.</summary>
    [SkippableFact]
    public async Task The_launcher_stands_in_the_first_frame_after_the_page_has_loaded()
    {
        var page = await clinic.VisitAsync();
        await page.AddInitScriptAsync("""
            addEventListener("load", () => {
              const loaded = performance.now();
              requestAnimationFrame(() => {
                const launcher = [...document.body.children].map((each) => each.shadowRoot?.querySelector(".launcher")).find(Boolean);
                const { width = 0, height = 0 } = launcher?.getBoundingClientRect() ?? {};
                // A task that is put in line before the frame is painted runs after it.
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => { window.firstFrame = { hasLauncher: width > 40 && height > 40, milliseconds: performance.now() - loaded }; };
                port2.postMessage(null);
              });
            });
            """);
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("window.firstFrame");

        output.WriteLine($"Painted {await page.EvaluateAsync<double>("firstFrame.milliseconds"):0.0} ms after the page had loaded");
        Assert.True(await page.EvaluateAsync<bool>("firstFrame.hasLauncher"));
    }
}
