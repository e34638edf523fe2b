using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>What a visitor does with the widget, in few words.</summary>
internal static class Visitor
{
    public const string Launcher = "Ask about your back";

    /// <summary>Opens the chat from its button in the corner.</summary>
    public static Task OpenChatAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = Launcher }).ClickAsync();

    /// <summary>Opens the chat and agrees to the notice.</summary>
    public static async Task StartChatAsync(this IPage page)
    {
        await page.OpenChatAsync();
        await page.AgreeAsync();
    }

    /// <summary>Agrees to the notice.</summary>
    public static Task AgreeAsync(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "I understand, start" }).ClickAsync();

    /// <summary>Types a question and sends it.</summary>
    public static async Task SayAsync(this IPage page, string question)
    {
        await page.GetByLabel("Your question").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens the chat, agrees, and asks.</summary>
    public static async Task AskAsync(this IPage page, string question)
    {
        await page.StartChatAsync();
        await page.SayAsync(question);
    }

    /// <summary>Opens the menu and does one of the things in it.</summary>
    public static async Task ChooseAsync(this IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }

    /// <summary>Waits for the answer, which is the whole of what the log announces.</summary>
    public static Task ReadAnswerAsync(this IPage page) => Expect(page.Locator(".answer").Last).ToBeVisibleAsync();
}
