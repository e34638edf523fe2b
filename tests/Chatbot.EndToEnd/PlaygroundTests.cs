using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Staff in Teams, with the Microsoft 365 Agents Playground in its place.</summary>
public sealed partial class PlaygroundTests(Playground playground) : IClassFixture<Playground>
{
    [SkippableFact]
    public async Task A_colleague_is_greeted_by_one_card_with_questions_to_begin_with()
    {
        var page = await playground.OpenAsync();

        var card = Cards(page);
        await Expect(card).ToHaveCountAsync(1);
        await Expect(card).ToContainTextAsync("I am a computer program, not a doctor");
        await Expect(card).ToContainTextAsync("Please leave out your name");
        await Expect(card.GetByRole(AriaRole.Button)).ToHaveCountAsync(3);
        await Clinic.PhotographAsync(page, "teams-welcome");
    }

    [SkippableFact]
    public async Task A_typed_question_gets_typing_then_a_cited_answer_and_its_sources()
    {
        var page = await playground.OpenAsync();
        await AskAsync(page, "What is sciatica?");

        await Expect(Cards(page).Last).ToContainTextAsync("Sources");
        await Expect(page.GetByText("Sciatica is pain that spreads along the sciatic nerve").First).ToBeVisibleAsync();
        await Expect(page.GetByText("typing 202")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "teams-answer");
    }

    [SkippableFact]
    public async Task A_source_on_the_card_opens_its_article_at_the_quoted_words()
    {
        var page = await playground.OpenAsync();
        await AskAsync(page, "What is sciatica?");

        var opened = page.WaitForPopupAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = FirstSource() }).ClickAsync();
        var article = await opened;
        await Expect(article.Locator("mark").First).ToContainTextAsync("Sciatica is pain that spreads along the sciatic nerve");
        await Expect(article.Locator("#quote")).ToBeInViewportAsync();
    }

    [SkippableFact]
    public async Task A_cards_button_asks_its_question_and_is_answered()
    {
        var page = await playground.OpenAsync();
        await Cards(page).GetByRole(AriaRole.Button, new() { Name = "What is sciatica?" }).ClickAsync();

        await Expect(page.GetByText("Sciatica is pain that spreads along the sciatic nerve").First).ToBeVisibleAsync();
        var sources = Cards(page).Filter(new() { HasText = "Sources" });
        await Expect(sources).ToHaveCountAsync(1);
        await sources.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(sources).ToHaveCountAsync(2);
        await Clinic.PhotographAsync(page, "teams-button");
    }

    [SkippableFact]
    public async Task A_red_flag_shows_a_card_that_cannot_be_overlooked()
    {
        var page = await playground.OpenAsync();
        await AskAsync(page, "My back hurts, my groin has gone numb and I cannot pass urine");

        var card = Cards(page).Last;
        await Expect(card.GetByRole(AriaRole.Heading, new() { Name = "Get emergency help now" })).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Link, new() { Name = "Call 999 (UK)" }).Or(card.GetByRole(AriaRole.Button, new() { Name = "Call 999 (UK)" }))).ToBeVisibleAsync();
        await Expect(page.GetByText("Go to A&E").First).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "teams-escalation");
    }

    [SkippableFact]
    public async Task A_group_is_greeted_and_answered_when_it_mentions_the_bot()
    {
        var page = await playground.OpenAsync();
        await page.GetByRole(AriaRole.Treeitem, new() { NameRegex = GroupChat() }).ClickAsync();
        await Expect(Cards(page)).ToContainTextAsync("I am a computer program, not a doctor");

        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("@Test");
        await page.GetByRole(AriaRole.Menuitem, new() { NameRegex = Bot() }).ClickAsync();
        await page.Keyboard.TypeAsync(" what is sciatica?");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Sciatica is pain that spreads along the sciatic nerve").First).ToBeVisibleAsync();
        await Expect(Cards(page).Last).ToContainTextAsync("Sources");
        await Clinic.PhotographAsync(page, "teams-group");
    }

    private static ILocator Cards(IPage page) => page.Locator(".ac-adaptiveCard");

    private static async Task AskAsync(IPage page, string question)
    {
        await Expect(Cards(page)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex("^Source 1:")]
    private static partial Regex FirstSource();

    [GeneratedRegex("^Group")]
    private static partial Regex GroupChat();

    [GeneratedRegex("Test Bot$")]
    private static partial Regex Bot();
}
