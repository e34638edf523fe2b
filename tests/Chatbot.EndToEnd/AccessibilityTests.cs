using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>What people need who see, hear or move differently.</summary>
public sealed class AccessibilityTests(Clinic clinic) : IClassFixture<Clinic>
{
    private const string SmallTargets = """
        () => {
          const root = [...document.querySelectorAll("body > div")].map((host) => host.shadowRoot).find(Boolean);
          return [...root.querySelectorAll("a, button, summary, input, select, textarea")]
            .filter((node) => node.checkVisibility())
            .map((node) => ({ node, box: node.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
            .map(({ node, box }) => `${node.className || node.tagName} ${box.width} x ${box.height}`);
        }
        """;

    [SkippableFact]
    public async Task Whatever_can_be_pressed_is_at_least_24_pixels_wide_and_high()
    {
        var page = await clinic.VisitAsync();
        await page.OpenChatAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets));
        await page.AgreeAsync();
        await page.SayAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, it helped" }).ClickAsync();
        await page.GetByText("More help lines").ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets));
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>(SmallTargets));
    }

    [SkippableFact]
    public async Task With_text_of_twice_the_size_on_a_phone_everything_can_be_read_and_pressed()
    {
        var page = await clinic.VisitAsync("/", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 640, Height = 900 } });
        await page.AddInitScriptAsync("new CSSStyleSheet().replace('html { font-size: 200% }').then((large) => { document.adoptedStyleSheets = [large]; })");
        await page.ReloadAsync();
        await page.StartChatAsync();
        await page.SayAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await Clinic.PhotographAsync(page, "chat-large-text");

        await Expect(page.GetByLabel("Your question")).ToBeInViewportAsync();
        var panel = (await page.Locator(".panel").BoundingBoxAsync())!;
        Assert.InRange(panel.X, 0, 640 - panel.Width);
        var cut = await page.Locator(".log").EvaluateAsync<int>("(log) => log.scrollWidth - log.clientWidth");
        Assert.InRange(cut, 0, 0);
    }

    [SkippableFact]
    public async Task While_a_sheet_is_open_what_lies_under_it_cannot_be_reached_and_Escape_gives_the_focus_back()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        await menu.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Menu" })).ToBeVisibleAsync();
        Assert.True(await page.Locator(".composer").EvaluateAsync<bool>("(node) => node.inert"));

        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();
        await page.GetByLabel("Your question").FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = Visitor.Launcher })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task An_escalation_closes_whatever_would_hide_it()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await Expect(page.GetByLabel("Your question")).ToBeVisibleAsync();
        // In one breath, so that the menu is open when the answer comes.
        await page.EvaluateAsync("""
            () => {
              chatbotWidget.ask("My groin has gone numb and I cannot pass urine");
              [...document.querySelectorAll("body > div")].map((host) => host.shadowRoot).find(Boolean).querySelector("header button").click();
            }
            """);

        await Expect(page.Locator(".escalation")).ToBeInViewportAsync();
        await Expect(page.Locator(".sheet")).ToBeHiddenAsync();
        await Expect(page.Locator(".strip.pinned a[href^='tel:']").First).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task Whoever_wants_no_motion_gets_none_and_forced_colours_keep_their_edges()
    {
        var page = await clinic.VisitAsync("/", new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce, ForcedColors = ForcedColors.Active });
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();

        await Expect(page.Locator(".typing i").First).ToHaveCSSAsync("animation-name", "none");
        await Expect(page.Locator(".answer")).ToHaveCSSAsync("border-top-width", "1px");
        await Clinic.PhotographAsync(page, "chat-forced-colours");
    }
}
