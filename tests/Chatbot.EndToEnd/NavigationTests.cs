using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>The conversation goes with the visitor from page to page.</summary>
public sealed class NavigationTests(Clinic clinic) : IClassFixture<Clinic>
{
    [SkippableFact]
    public async Task On_the_next_page_the_whole_conversation_is_there_once_and_goes_on()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        var answer = await page.Locator(".answer").InnerTextAsync();

        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources/sciatica").AbsoluteUri);
        await page.ReadAnswerAsync();
        Assert.Equal(answer, await page.Locator(".answer").InnerTextAsync());
        await Expect(page.Locator(".messages")).ToHaveAttributeAsync("aria-live", "off");
        await page.SayAsync("How long does it last?");
        await Expect(page.Locator(".bubble.you")).ToHaveCountAsync(2);
        await Expect(page.Locator(".bubble.bot")).ToHaveCountAsync(2);
        await Expect(page.Locator(".messages")).ToHaveAttributeAsync("aria-live", "polite");

        await page.GotoAsync(new Uri(clinic.Host.Address, "/").AbsoluteUri);
        await Expect(page.Locator(".bubble.bot")).ToHaveCountAsync(2);
        await Expect(page.Locator(".bubble.you")).ToHaveCountAsync(2);
        await Clinic.PhotographAsync(page, "chat-next-page");
    }

    [SkippableFact]
    public async Task A_question_that_was_sent_while_the_visitor_left_is_answered_on_the_next_page()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("My groin has gone numb and I cannot pass urine");
        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);

        await Expect(page.Locator(".escalation")).ToHaveCountAsync(1);
        await Expect(page.Locator(".strip.pinned a[href^='tel:']").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_question_that_still_waited_for_the_connection_when_the_visitor_left_is_asked_on_the_next_page_and_kept_no_longer()
    {
        var page = await clinic.VisitAsync();
        await page.RouteAsync("**/tokens/generate", _ => Task.CompletedTask);
        await page.StartChatAsync();
        await page.SayAsync("My groin has gone numb and I cannot pass urine");
        await page.UnrouteAllAsync();
        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);

        await Expect(page.Locator(".escalation")).ToBeInViewportAsync();
        await Expect(page.Locator(".bubble.you")).ToHaveCountAsync(1);
        Assert.DoesNotContain("groin", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/sources")]
    public async Task Whoever_closes_the_chat_before_a_red_flag_is_answered_sees_the_advice_all_the_same(string next)
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await Expect(page.GetByLabel("Your question")).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { chatbotWidget.ask('My groin has gone numb and I cannot pass urine'); chatbotWidget.close(); }");
        if (next != "/")
            await page.GotoAsync(new Uri(clinic.Host.Address, next).AbsoluteUri);

        await Expect(page.Locator(".escalation")).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task A_chat_that_was_closed_stays_closed_and_still_knows_the_conversation()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the chat" }).ClickAsync();
        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);

        await Expect(page.Locator(".panel")).ToBeHiddenAsync();
        await page.OpenChatAsync();
        await page.ReadAnswerAsync();
    }

    [SkippableFact]
    public async Task With_a_key_that_no_longer_opens_the_conversation_a_new_one_begins_and_says_so()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.EvaluateAsync("""
            () => {
              const [name] = Object.keys(sessionStorage).filter((each) => each.startsWith("chatbot "));
              const kept = JSON.parse(sessionStorage.getItem(name));
              sessionStorage.setItem(name, JSON.stringify({ ...kept, token: kept.token.slice(0, -6) + "AAAAAA" }));
            }
            """);
        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);

        await Expect(page.GetByText("The earlier conversation has ended. This is a new one.")).ToHaveCountAsync(1);
        await page.SayAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await Expect(page.Locator(".answer")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Nothing_that_was_said_is_kept_in_the_browser()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();

        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage, ...localStorage }) + document.cookie");
        Assert.DoesNotContain("sciatica", kept, StringComparison.OrdinalIgnoreCase);
    }
}
