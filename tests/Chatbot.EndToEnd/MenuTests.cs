using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>What a visitor finds in the menu.</summary>
public sealed class MenuTests(Clinic clinic) : IClassFixture<Clinic>
{
    [SkippableFact]
    public async Task The_interface_changes_its_language_at_once_and_says_what_language_the_answers_are_in()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await Clinic.PhotographAsync(page, "chat-menu");

        await page.GetByLabel("Language").SelectOptionAsync("de");
        await Expect(page.GetByLabel("Sprache")).ToBeFocusedAsync();
        await Clinic.PhotographAsync(page, "chat-menu-german");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zurück zum Chat" }).ClickAsync();
        await Expect(page.GetByText("Die Antworten sind auf Englisch")).ToBeAttachedAsync();
        await Expect(page.GetByText("Nicht von einer medizinischen Fachkraft geprüft").First).ToBeVisibleAsync();
        await Expect(page.Locator(".answer")).ToHaveAttributeAsync("lang", "en");
        await Clinic.PhotographAsync(page, "chat-german");

        await page.GotoAsync(new Uri(clinic.Host.Address, "/sources").AbsoluteUri);
        await Expect(page.GetByLabel("Ihre Frage")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_country_changes_the_numbers_above_and_those_of_the_advice()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await page.GetByLabel("Country").SelectOptionAsync(new SelectOptionValue { Label = "New Zealand" });
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator(".strip .numbers a")).ToHaveCountAsync(1);
        await Expect(page.Locator(".strip a[href='tel:111']").First).ToBeVisibleAsync();
        await page.SayAsync("My groin has gone numb and I cannot pass urine");
        await Expect(page.Locator(".escalation a[href='tel:111']")).ToBeVisibleAsync();
        await Expect(page.Locator(".escalation a[href='tel:999']")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task The_conversation_can_be_taken_along_as_text_with_its_quotes()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.ChooseAsync("Download the conversation"));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal("conversation.txt", download.SuggestedFilename);
        Assert.Contains("You:\nWhat is sciatica?", text, StringComparison.Ordinal);
        Assert.Contains("\n[1] Sciatica, ", text, StringComparison.Ordinal);
        Assert.Contains("(Not reviewed by a clinician)", text, StringComparison.Ordinal);
        Assert.Contains($"{clinic.Host.Address}sources/sciatica?from=", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_conversation_can_be_copied_and_printed_without_the_page_around_it()
    {
        var page = await clinic.VisitAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();

        await page.ChooseAsync("Copy the conversation");
        await Expect(page.GetByText("Copied.")).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        var printed = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Print the conversation" }).ClickAsync());

        Assert.StartsWith("Back and spine information", copied, StringComparison.Ordinal);
        Assert.Equal(copied.Trim(), (await printed.Locator("body").InnerTextAsync()).Trim());
    }

    [SkippableFact]
    public async Task The_clinic_can_be_called_from_the_menu()
    {
        var page = await clinic.VisitAsync();
        await page.StartChatAsync();
        await page.ChooseAsync("Talk to the clinic");

        await Expect(page.Locator(".sheet a[href='tel:01632960018']")).ToBeVisibleAsync();
        await Expect(page.Locator(".sheet").GetByText("Monday to Friday")).ToBeVisibleAsync();
        await Expect(page.Locator(".sheet a")).ToHaveCountAsync(1);
        await Clinic.PhotographAsync(page, "chat-clinic");
    }

    [SkippableFact]
    public async Task Starting_again_leaves_the_old_conversation_behind()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.ChooseAsync("Start again");

        await Expect(page.Locator(".bubble")).ToHaveCountAsync(0);
        await page.SayAsync("What is a herniated disc?");
        await page.ReadAnswerAsync();
        await Expect(page.Locator(".answer")).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task A_visitor_who_wants_to_be_forgotten_gets_a_receipt_and_begins_as_a_stranger()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.ChooseAsync("Forget me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, erase it" }).ClickAsync();

        await Expect(page.GetByText("Receipt:")).ToBeVisibleAsync();
        await Expect(page.GetByText("Messages that I remembered: 1.")).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, "chat-forgotten");
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(sessionStorage).length"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the chat" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "I understand, start" })).ToBeVisibleAsync();
        await Expect(page.Locator(".bubble")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_vote_and_its_reason_reach_the_clinic_without_personal_details()
    {
        var page = await clinic.VisitAsync();
        await page.AskAsync("What is sciatica?");
        await page.ReadAnswerAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "No, it did not help" }).ClickAsync();
        await page.GetByLabel("What was missing or unclear?").FillAsync("It says nothing about driving. Write to mary@example.org");
        await Clinic.PhotographAsync(page, "chat-vote");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Thank you. Your words were sent.")).ToBeVisibleAsync();

        while (!File.Exists(clinic.Votes) || !(await File.ReadAllTextAsync(clinic.Votes)).Contains("driving", StringComparison.Ordinal))
            await Task.Delay(50);
        Assert.DoesNotContain("mary@example.org", await File.ReadAllTextAsync(clinic.Votes), StringComparison.Ordinal);
    }
}
