using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>The rules of WCAG 2.2, levels A and AA, as far as axe-core can check them, on each page and in each state of the chat.</summary>
public sealed class AxeTests(Clinic clinic) : IClassFixture<Clinic>
{
    private const string Question = "What is sciatica?";
    private const string RedFlag = "My back hurts, my groin has gone numb and I cannot pass urine";

    // axe-core looks into shadow roots by itself; one sentence for each element that a rule finds fault with.
    private const string Check =
        """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
          const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
          return violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target.flat().join(" ")}: ${[...node.any, ...node.all, ...node.none].map((check) => check.message).join(" ")}`));
        }
        """;

    private static readonly BrowserNewContextOptions Light = new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce };
    private static readonly BrowserNewContextOptions Dark = new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce };
    private static readonly BrowserNewContextOptions HighContrast = new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce };
    private static readonly BrowserNewContextOptions Narrow = new() { ViewportSize = new ViewportSize { Width = 320, Height = 640 }, ReducedMotion = ReducedMotion.Reduce };

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData("/sources/sciatica")]
    [InlineData("/sources/sciatica?from=10&to=60#quote")]
    [InlineData("/sources/there-is-no-such-article")]
    public async Task A_page_breaks_no_rule_in_any_colours_or_width(string path)
    {
        var faults = new List<string>();
        foreach (var visitor in new[] { Light, Dark, HighContrast, Narrow })
            faults.AddRange(await CheckAsync(await clinic.VisitAsync(path, visitor)));

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [SkippableTheory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("high-contrast")]
    [InlineData("320")]
    public async Task The_chat_breaks_no_rule_from_its_first_words_to_a_red_flag(string look)
    {
        var faults = new List<string>();
        var page = await clinic.VisitAsync("/", LookedAt(look));
        var launcher = page.GetByRole(AriaRole.Button, new() { Name = "Ask about your back" });
        await Expect(launcher).ToBeVisibleAsync();
        faults.AddRange(await CheckAsync(page, $"axe-{look}-closed"));

        await launcher.ClickAsync();
        faults.AddRange(await CheckAsync(page, $"axe-{look}-open"));

        await ConsentAsync(page);
        await AskAsync(page, Question);
        await Expect(page.Locator(".answer")).ToBeVisibleAsync();
        faults.AddRange(await CheckAsync(page, $"axe-{look}-answered"));

        await page.Locator(".chip").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "What the article says" }).Locator("blockquote")).ToBeVisibleAsync();
        faults.AddRange(await CheckAsync(page, $"axe-{look}-quote"));
        await page.Keyboard.PressAsync("Escape");

        await AskAsync(page, RedFlag);
        await Expect(page.Locator(".escalation")).ToBeVisibleAsync();
        faults.AddRange(await CheckAsync(page, $"axe-{look}-escalated"));

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    private static BrowserNewContextOptions LookedAt(string look) => look switch
    {
        "light" => Light,
        "dark" => Dark,
        "320" => Narrow,
        _ => HighContrast,
    };

    private static async Task AskAsync(IPage page, string question)
    {
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Agrees to the notice that stands before the first message.</summary>
    private static async Task ConsentAsync(IPage page)
    {
        var start = page.Locator(".start");
        if (await start.IsVisibleAsync())
            await start.ClickAsync();
    }

    /// <summary>What axe-core finds fault with.</summary>
    private static async Task<string[]> CheckAsync(IPage page, string? picture = null)
    {
        if (picture is not null)
            await Clinic.PhotographAsync(page, picture);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(await NpmBundle.Axe.ReadAsync());
        return await page.EvaluateAsync<string[]>(Check);
    }
}
