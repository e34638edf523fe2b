using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>What a clinic's page can say to the widget, as docs/widget.md promises.</summary>
public sealed class EmbeddingTests(Clinic clinic) : IClassFixture<Clinic>
{
    [SkippableFact]
    public async Task A_page_can_steer_the_chat_and_hears_what_happens_but_no_words()
    {
        var page = await clinic.VisitAsync();
        await page.EvaluateAsync("""
            () => {
              window.heard = [];
              for (const name of ["open", "close", "consent", "message", "answer", "escalation"])
                chatbotWidget.on(name, (detail) => window.heard.push(`${name} ${JSON.stringify(detail)}`));
              chatbotWidget.on("open", () => { throw new Error("the page's own mistake"); });
              chatbotWidget.ask("What is sciatica?");
            }
            """);
        await page.AgreeAsync();
        await page.ReadAnswerAsync();
        await page.SayAsync("My groin has gone numb and I cannot pass urine");
        await Expect(page.Locator(".escalation")).ToBeVisibleAsync();
        await page.EvaluateAsync("chatbotWidget.close()");
        await Expect(page.Locator(".panel")).ToBeHiddenAsync();

        var heard = await page.EvaluateAsync<string[]>("window.heard");
        Assert.Equal("open {}", heard[0]);
        Assert.Equal("consent {}", heard[1]);
        Assert.Contains("message {\"from\":\"visitor\"}", heard);
        Assert.Contains(heard, each => each.StartsWith("answer {\"kind\":\"answered\",\"citations\":", StringComparison.Ordinal));
        Assert.Contains("escalation {\"level\":\"emergency\"}", heard);
        Assert.Equal("close {}", heard[^1]);
        Assert.DoesNotContain(heard, each => each.Contains("sciatica", StringComparison.OrdinalIgnoreCase) || each.Contains("numb", StringComparison.Ordinal));
        Assert.True(await page.EvaluateAsync<bool>("Object.isFrozen(chatbotWidget)"));
    }

    [SkippableFact]
    public async Task A_page_can_choose_language_and_country_and_start_again()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.EvaluateAsync("() => { chatbotWidget.setLocale('es-MX'); chatbotWidget.setCountry('IE'); chatbotWidget.reset(); chatbotWidget.setLocale('xx'); }");

        await Expect(page.GetByLabel("Su pregunta")).ToBeVisibleAsync();
        await Expect(page.Locator(".strip .numbers a")).ToHaveCountAsync(2);
        await Expect(page.Locator(".bubble")).ToHaveCountAsync(0);
        await Clinic.PhotographAsync(page, "chat-spanish");
    }

    [SkippableTheory]
    [InlineData("#ffe600", "light")]
    [InlineData("#001a40", "dark")]
    [InlineData("#0a58ca", "light")]
    public async Task The_clinics_colour_is_used_where_it_can_be_read_and_changed_until_it_can(string accent, string theme)
    {
        var page = await EmbedAsync($"data-accent={accent} data-theme={theme} data-target=#chat");
        var chat = page.Locator("#chat");
        await chat.GetByRole(AriaRole.Button, new() { Name = "I understand, start" }).WaitForAsync();

        var contrasts = await page.EvaluateAsync<double[]>("""
            () => {
              const luminance = (colour) => colour.match(/\d+/g).slice(0, 3).map((value) => value / 255)
                .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
                .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
              const contrast = (node) => {
                const style = getComputedStyle(node);
                const [dark, light] = [luminance(style.color), luminance(style.backgroundColor)].sort((a, b) => a - b);
                return (light + 0.05) / (dark + 0.05);
              };
              const root = document.querySelector("#chat > div").shadowRoot;
              return [...root.querySelectorAll("header, .start")].map(contrast);
            }
            """);
        Assert.Equal(2, contrasts.Length);
        Assert.All(contrasts, contrast => Assert.InRange(contrast, 4.5, 21));
        await Clinic.PhotographAsync(page, $"accent-{accent[1..]}-{theme}");
    }

    [SkippableFact]
    public async Task In_a_page_that_runs_from_right_to_left_the_chat_does_too()
    {
        var page = await clinic.VisitAsync();
        await page.AddInitScriptAsync("document.addEventListener('readystatechange', () => { document.documentElement.dir = 'rtl'; })");
        await page.ReloadAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();

        var panel = (await page.Locator(".panel").BoundingBoxAsync())!;
        Assert.True(panel.X < 100);
        var own = (await page.Locator(".bubble.you").BoundingBoxAsync())!;
        Assert.True(own.X < panel.X + (panel.Width / 2));
        await Clinic.PhotographAsync(page, "chat-right-to-left");
    }

    [SkippableFact]
    public async Task High_contrast_draws_every_edge()
    {
        var page = await EmbedAsync("data-theme=contrast data-target=#chat");
        var chat = page.Locator("#chat");
        await chat.GetByRole(AriaRole.Button, new() { Name = "I understand, start" }).ClickAsync();
        await chat.GetByLabel("Your question").FillAsync("What is sciatica?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Locator(".answer")).ToBeVisibleAsync();
        await Expect(chat.Locator(".answer")).ToHaveCSSAsync("border-top-width", "2px");
        await chat.ScrollIntoViewIfNeededAsync();
        await Clinic.PhotographAsync(page, "chat-contrast");
    }

    /// <summary>A page of this host with a second widget inside it, whose tag has the given attributes.</summary>
    private async Task<IPage> EmbedAsync(string attributes)
    {
        var page = await clinic.VisitAsync("/no-such-page");
        await page.EvaluateAsync("""
            (attributes) => {
              const place = document.querySelector("main").appendChild(document.createElement("div"));
              place.id = "chat";
              const script = document.createElement("script");
              for (const [name, value] of attributes.split(" ").map((each) => each.split("="))) script.setAttribute(name, value);
              script.src = "/widget.js";
              return new Promise((resolve) => { script.onload = resolve; document.body.append(script); });
            }
            """, attributes);
        return page;
    }
}
