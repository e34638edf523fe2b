using System.Text.Json;
using Microsoft.Playwright;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Microsoft's Direct Line client, unchanged, when the network fails.</summary>
[Collection(ForeignSite.Shared)]
public sealed class DirectLineClientTests(ForeignSite site)
{
    private const string Red = "My back hurts, my groin has gone numb and I cannot pass urine";
    private static readonly string[] Questions = ["What is sciatica?", "Which airline has the widest seats?", "thank you", Red];

    [SkippableFact]
    public async Task A_client_that_loses_its_connection_again_and_again_sees_every_activity_once_and_in_order()
    {
        var page = await OpenAsync();
        await WaitForRepliesAsync(page, 1);

        // Cut while nothing happens, right after a question, and while several answers are on their way.
        site.Line.Cut();
        await PostAsync(page, Questions[0]);
        await WaitForRepliesAsync(page, 2);
        await PostAsync(page, Questions[1]);
        site.Line.Cut();
        await WaitForRepliesAsync(page, 3);
        await Task.WhenAll(PostAsync(page, Questions[2]), PostAsync(page, Questions[3]));
        site.Line.Cut();
        await WaitForRepliesAsync(page, 5);

        var seen = await page.EvaluateAsync<JsonElement>("seen.filter((activity) => activity.type === 'message')");
        var ids = seen.EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.Equal(Questions.Length, seen.EnumerateArray().Count(activity => IsFrom(activity, "user")));
        Assert.Equal(Questions.Length + 1, seen.EnumerateArray().Count(activity => IsFrom(activity, "bot")));
    }

    private static bool IsFrom(JsonElement activity, string role) => activity.GetProperty("from").GetProperty("role").GetString() == role;

    private static async Task WaitForRepliesAsync(IPage page, int count) => await page.WaitForFunctionAsync(
        "(count) => seen.filter((activity) => activity.type === 'message' && activity.from.role === 'bot').length >= count",
        count,
        new PageWaitForFunctionOptions { Timeout = 60_000 });

    /// <summary>Ends when the bot's host has taken the message.</summary>
    private static async Task PostAsync(IPage page, string text)
    {
        var id = await page.EvaluateAsync<string>(
            "(text) => new Promise((resolve, reject) => line.postActivity({ type: 'message', text, from: { id: 'me' } }).subscribe(resolve, reject))", text);
        Assert.Contains('|', id);
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await site.OpenAsync(NpmBundle.DirectLine);

        // Without chance the client waits 3 seconds before it connects again, instead of up to 15.
        await page.EvaluateAsync(
            """
            async (domain) => {
              const { token } = await (await fetch(`${domain}/tokens/generate`, { method: "POST" })).json();
              window.seen = [];
              window.line = new DirectLine.DirectLine({ domain, token, webSocket: true, random: () => 0 });
              line.activity$.subscribe((activity) => seen.push(activity));
            }
            """,
            site.DirectLine);
        return page;
    }
}
