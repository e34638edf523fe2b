using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Microsoft's Web Chat, unchanged, on a clinic's own site.</summary>
[Collection(ForeignSite.Shared)]
public sealed partial class WebChatTests(ForeignSite site)
{
    private const string RedFlag = "My back hurts, my groin has gone numb and I cannot pass urine";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Web_Chat_shows_a_question_as_sent_and_its_answer_with_the_sources(bool bySocket)
    {
        var page = await OpenAsync(bySocket);
        await AskAsync(page, "What is sciatica?");

        await Expect(page.GetByText("Sciatica is pain that spreads along the sciatic nerve").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Not reviewed by a clinician.").First).ToBeVisibleAsync();
        var source = page.GetByRole(AriaRole.Feed).GetByRole(AriaRole.Link, new() { NameRegex = FirstSource() }).Last;
        await Expect(source).ToHaveAttributeAsync("href", Words());
        await Clinic.PhotographAsync(page, $"webchat-answer-{By(bySocket)}");

        await ExpectSentAsync(page, "What is sciatica?");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Web_Chat_shows_the_advice_of_a_red_flag(bool bySocket)
    {
        var page = await OpenAsync(bySocket);
        await AskAsync(page, RedFlag);

        await Expect(page.GetByText("Go to A&E").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Call 999 (UK)").First).ToBeVisibleAsync();
        await Clinic.PhotographAsync(page, $"webchat-escalation-{By(bySocket)}");
        await ExpectSentAsync(page, RedFlag);
    }

    private static string By(bool socket) => socket ? "socket" : "polling";

    /// <summary>Web Chat writes "Sending" or "Send failed" below a message until it has seen it come back as its own.</summary>
    private static async Task ExpectSentAsync(IPage page, string question)
    {
        var message = page.GetByRole(AriaRole.Feed).Locator("> article").Filter(new() { HasText = $"You said: {question}" });
        await Expect(message).ToHaveCountAsync(1);
        await Expect(message).ToContainTextAsync("Sent at");
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await Expect(page.GetByText("I am a computer program, not a doctor").First).ToBeVisibleAsync();
        await page.GetByLabel("Message input box").FillAsync(question);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task<IPage> OpenAsync(bool bySocket)
    {
        var page = await site.OpenAsync(NpmBundle.WebChat);
        await page.EvaluateAsync(
            """
            async ([domain, webSocket]) => {
              const { token } = await (await fetch(`${domain}/tokens/generate`, { method: "POST" })).json();
              const directLine = WebChat.createDirectLine({ domain, token, webSocket });
              WebChat.renderWebChat({ directLine, locale: "en-US" }, document.getElementById("chat"));
            }
            """,
            new object[] { site.DirectLine, bySocket });
        return page;
    }

    [GeneratedRegex("^1")]
    private static partial Regex FirstSource();

    [GeneratedRegex(@"/sources/[a-z-]+\?from=\d+&to=\d+#quote$")]
    private static partial Regex Words();
}
