using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Nothing is sent before a person has read what the assistant is, and help needs no consent.</summary>
public sealed class ConsentTests(Clinic clinic) : IClassFixture<Clinic>
{
    [SkippableFact]
    public async Task Nothing_is_sent_before_the_visitor_agrees_and_only_to_the_bots_own_host_afterwards()
    {
        var page = await clinic.VisitAsync();
        var requests = new List<Uri>();
        page.Request += (_, request) => requests.Add(new Uri(request.Url));
        Assert.Empty(await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('/v3/'))"));
        page.WebSocket += (_, socket) => requests.Add(new Uri(socket.Url));
        await page.OpenChatAsync();
        await Expect(page.Locator(".notice")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Your question")).ToBeHiddenAsync();
        // The browser fetches the page's icon when it likes.
        Assert.DoesNotContain(requests, request => request.AbsolutePath != "/favicon.svg");

        await page.AgreeAsync();
        await page.SayAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Equal(clinic.Host.Address.Authority, request.Authority));
    }

    [SkippableFact]
    public async Task Help_lines_are_there_before_consent_and_without_a_network()
    {
        var page = await clinic.VisitAsync();
        await page.Context.SetOfflineAsync(true);
        await page.OpenChatAsync();
        await page.GetByText("More help lines").ClickAsync();

        await Expect(page.Locator(".strip a[href='tel:116123']")).ToBeVisibleAsync();
        await Expect(page.Locator(".strip a[href='tel:988']")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-help-lines");
    }

    [SkippableFact]
    public async Task A_red_flag_that_is_asked_before_consent_is_kept_even_on_the_next_page_and_answered_after_it()
    {
        var page = await clinic.VisitAsync();
        await page.EvaluateAsync("chatbotWidget.ask('My groin has gone numb and I cannot pass urine')");
        await Expect(page.GetByText("Your question is sent as soon as you start")).ToBeInViewportAsync();
        await Clinic.PhotographAsync(page, "chat-waiting");

        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);
        await page.AgreeAsync();

        await Expect(page.Locator(".escalation")).ToBeVisibleAsync();
        await Expect(page.Locator(".bubble.you")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Consent_is_asked_once_a_visit()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);

        await Expect(page.GetByLabel("Your question")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "I understand, start" })).ToHaveCountAsync(0);
    }
}
