using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

public sealed partial class ChatTests(Clinic clinic) : IClassFixture<Clinic>
{
    [SkippableFact]
    public async Task A_visitor_asks_reads_a_cited_answer_and_finds_the_quoted_words_highlighted_in_the_article()
    {
        var page = await clinic.VisitAsync();
        await Clinic.PhotographAsync(page, "home-desktop");
        await page.OpenChatAsync();
        await Expect(page.GetByText("I am a computer program, not a doctor")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-notice");
        await page.AgreeAsync();
        await Clinic.PhotographAsync(page, "chat-opened");

        await page.SayAsync("What is sciatica?");
        var chip = page.GetByRole(AriaRole.Button, new() { NameRegex = FirstSource() });
        await Expect(chip.First).ToBeVisibleAsync();
        await Expect(page.GetByText("Not reviewed by a clinician").First).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-answered");

        await chip.First.ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog, new() { Name = "What the article says" });
        var quote = (await sheet.Locator("blockquote").InnerTextAsync()).Trim();
        await Clinic.PhotographAsync(page, "chat-quote");

        var opened = page.WaitForPopupAsync();
        await sheet.GetByRole(AriaRole.Link).ClickAsync();
        var article = await opened;
        var marked = string.Concat(await article.Locator("mark").AllInnerTextsAsync());
        Assert.Equal(Words(quote), Words(marked));
        await Expect(article.Locator("#quote")).ToBeInViewportAsync();
        await Clinic.PhotographAsync(article, "article-quote");
    }

    [SkippableFact]
    public async Task A_red_flag_gets_advice_with_telephone_links_instead_of_an_answer()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("My back hurts, my groin has gone numb and I cannot pass urine");

        var advice = page.Locator(".escalation");
        await Expect(advice).ToBeVisibleAsync();
        await Expect(advice.Locator("a[href^='tel:']").First).ToBeVisibleAsync();
        await Expect(page.Locator(".strip.pinned a[href^='tel:']").First).ToBeVisibleAsync();
        await Expect(page.Locator(".chip")).ToHaveCountAsync(0);
        await Clinic.PhotographAsync(page, "chat-escalated");
    }

    [SkippableFact]
    public async Task Emergency_numbers_are_one_tap_away_before_anything_was_asked()
    {
        var page = await clinic.VisitAsync();
        await page.OpenChatAsync();

        foreach (var number in new[] { "112", "999", "911" })
            await Expect(page.Locator($".strip .numbers a[href='tel:{number}']")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_chat_works_by_keyboard_alone_and_gives_the_focus_back()
    {
        var page = await clinic.VisitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask about your back" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("I am a computer program, not a doctor")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "I understand, start" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("What is sciatica?");
        await page.Keyboard.PressAsync("Enter");
        var chip = page.GetByRole(AriaRole.Button, new() { NameRegex = FirstSource() }).First;
        await chip.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(chip).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask about your back" })).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_narrow_dark_phone_shows_everything_without_scrolling_sideways()
    {
        var page = await clinic.VisitAsync("/", new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = 320, Height = 640 },
            ColorScheme = ColorScheme.Dark,
        });
        await Clinic.PhotographAsync(page, "home-320-dark");
        await page.AskAsync("What is sciatica?");
        await Expect(page.Locator(".answer")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-320-dark");

        var widest = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.InRange(widest, 0, 320);
    }

    [SkippableFact]
    public async Task A_clinic_can_place_the_chat_inside_its_page()
    {
        var page = await clinic.VisitAsync("/sources");
        await page.EvaluateAsync("""
            () => {
              const place = document.querySelector("main").appendChild(document.createElement("div"));
              place.id = "chat";
              const script = document.createElement("script");
              script.src = "/widget.js";
              script.dataset.target = "#chat";
              document.body.append(script);
            }
            """);

        var inline = page.Locator("#chat");
        await inline.GetByRole(AriaRole.Button, new() { Name = "I understand, start" }).ClickAsync();
        await inline.GetByLabel("Your question").FillAsync("What is sciatica?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(inline.Locator(".answer")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task What_a_visitor_types_is_shown_as_text_and_never_becomes_markup()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("<img src=x onerror=\"document.title='broken into'\"> <b>sciatica</b>");

        await Expect(page.Locator(".bubble.you")).ToContainTextAsync("<b>sciatica</b>");
        await Expect(page.Locator(".bubble.bot")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator(".log img, .log b").CountAsync());
        Assert.NotEqual("broken into", await page.TitleAsync());
    }

    [SkippableFact]
    public async Task Where_sockets_do_not_get_through_the_chat_polls()
    {
        var page = await clinic.VisitAsync();
        await page.EvaluateAsync("() => { window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 0); } close() {} }; }");
        await page.AskAsync("What is sciatica?");

        await Expect(page.Locator(".answer")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_message_that_could_not_be_sent_is_kept_and_can_be_sent_again()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("Your question").FillAsync("What is sciatica?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Not sent.")).ToBeVisibleAsync();
        await Expect(page.GetByText("No connection. Trying again")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-not-sent");

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator(".answer")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task The_pages_run_under_their_own_security_policy_without_a_complaint()
    {
        foreach (var path in new[] { "/", "/sources", "/sources/sciatica" })
        {
            var page = await clinic.VisitAsync(path);
            await page.AskAsync("What is sciatica?");
            await Expect(page.Locator(".answer")).ToBeVisibleAsync();
            await Clinic.PhotographAsync(page, $"page{path.Replace('/', '-')}");
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[style],style,script:not([src])')].map((node) => node.outerHTML)"));
        }

        Assert.DoesNotContain(clinic.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static string Words(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [GeneratedRegex("^Source 1:")]
    private static partial Regex FirstSource();
}
