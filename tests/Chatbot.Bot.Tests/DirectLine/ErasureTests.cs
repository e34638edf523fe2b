using System.Net;
using Chatbot.Bot.Conversations;
using Chatbot.Tests.Bot.Feedback;

namespace Chatbot.Tests.Bot.DirectLine;

public sealed class ErasureTests
{
    private const string Vote = """{"type":"event","name":"webchat:activity-status/feedback","value":{"vote":"downvote","reason":"too long"}}""";

    [Fact]
    public async Task Whoever_asks_to_be_forgotten_gets_a_receipt_and_the_token_opens_nothing_any_more()
    {
        using var folder = new FeedbackFolder();
        await using var host = new BotHost().With("Feedback:File", folder.File).Answering(Answer).Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("What is sciatica?");
        await client.ReadAsync(botMessages: 2);
        await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/activities", Vote);
        await folder.WaitForLinesAsync(1);

        var (status, receipt) = await client.SendAsync(HttpMethod.Delete, $"conversations/{client.Conversation}");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("^[0-9A-F]{12}$", receipt.Value<string>("id"));
        Assert.NotNull(receipt["time"]);
        // The greeting, the question, the sign of typing, the answer and the vote.
        Assert.Equal(5, receipt["erased"]!.Value<int>("activities"));
        Assert.Equal(1, receipt["erased"]!.Value<int>("remembered"));
        Assert.Equal(1, receipt["erased"]!.Value<int>("feedback"));
        Assert.Empty(await File.ReadAllLinesAsync(folder.File));
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"conversations/{client.Conversation}/activities"), (HttpMethod.Get, $"conversations/{client.Conversation}"),
            (HttpMethod.Post, "conversations"), (HttpMethod.Post, "tokens/refresh"), (HttpMethod.Delete, $"conversations/{client.Conversation}"),
        })
        {
            var (refused, body) = await client.SendAsync(method, path, method == HttpMethod.Post ? "{}" : null);
            Assert.Equal((HttpStatusCode.Forbidden, "ConversationErased"), (refused, body["error"]!.Value<string>("code")));
        }

        Assert.Contains(host.Log.Lines, line => line.Contains(receipt.Value<string>("id")!, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(client.Conversation, StringComparison.Ordinal) && line.Contains("Erased", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_forgotten_with_the_token_of_another_conversation()
    {
        await using var host = new BotHost().Answering(Answer).Start();
        using var http = host.CreateClient();
        var one = await DirectLineClient.StartAsync(http);
        var other = await DirectLineClient.StartAsync(http);

        var (status, _) = await other.SendAsync(HttpMethod.Delete, $"conversations/{one.Conversation}");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Single(await one.ReadAsync(botMessages: 1), DirectLineClient.IsFromBot);
    }

    [Fact]
    public async Task An_answer_that_was_still_being_made_is_not_remembered_and_what_waited_behind_it_is_not_answered()
    {
        var asked = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var turns = 0;
        await using var host = new BotHost().Answering(async (turn, _) =>
        {
            turns++;
            asked.TrySetResult();
            await finish.Task;
            return Replies.Answer(turn.Message);
        }).Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("What is sciatica?");
        await client.SayAsync("And how is it treated?");
        await asked.Task;

        var erasing = client.SendAsync(HttpMethod.Delete, $"conversations/{client.Conversation}");
        while ((await client.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}")).Status != HttpStatusCode.Forbidden)
            await Task.Delay(10);
        finish.SetResult();

        Assert.Equal(1, (await erasing).Body["erased"]!.Value<int>("remembered"));
        Assert.Equal(1, turns);
        var storage = (ForgetfulStorage)host.Services.GetService(typeof(ForgetfulStorage))!;
        Assert.Empty(await storage.ReadAsync([$"directline/conversations/{client.Conversation}"]));
    }

    private static Task<Answering.Replies.Reply> Answer(Answering.Turn turn, CancellationToken cancellationToken) => Task.FromResult(Replies.Answer(turn.Message));
}
