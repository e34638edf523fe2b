using Chatbot.Bot.Feedback;
using Chatbot.Tests.Bot.DirectLine;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Feedback;

public sealed class FeedbackTests : IDisposable
{
    private readonly FeedbackFolder _folder = new();
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","value":{"vote":"upvote"}}""", "up")]
    [InlineData("""{"type":"event","name":"webchat:activity-status/feedback","entities":[{"@type":"VoteAction","type":"https://schema.org/VoteAction","actionOption":"downvote"}]}""", "down")]
    public async Task A_vote_of_the_widget_or_of_Web_Chat_is_kept_with_the_articles_it_is_about(string vote, string kept)
    {
        await using var host = Host();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("Does heat help?");
        var answer = (await client.ReadAsync(botMessages: 2)).Last(DirectLineClient.IsFromBot);
        var sent = JObject.Parse(vote);
        sent["replyToId"] = answer["id"];

        await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/activities", sent.ToString());

        var line = JObject.Parse(Assert.Single(await _folder.WaitForLinesAsync(1)));
        Assert.Equal(kept, line.Value<string>("vote"));
        Assert.Equal("heat", Assert.Single(line["documents"]!).Value<string>());
        Assert.DoesNotContain(client.Conversation, line.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Does heat help?", line.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_redacted_before_it_is_kept()
    {
        await using var host = Host();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);

        await SendReasonAsync(client, "My name is Mary Smith, call 07700 900123 or mail mary@example.org. It was too long.");

        var line = Assert.Single(await _folder.WaitForLinesAsync(1));
        Assert.Contains("It was too long.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Mary", line, StringComparison.Ordinal);
        Assert.DoesNotContain("900123", line, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_flag_in_a_reason_is_answered_like_any_other()
    {
        await using var host = new BotHost().With("Feedback:File", _folder.File).Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);

        await SendReasonAsync(client, "Useless. My groin has gone numb and I cannot pass urine");

        var said = (await client.ReadAsync(botMessages: 2)).Last(DirectLineClient.IsFromBot);
        Assert.Equal("escalated", said["channelData"]!["medicalReply"]!.Value<string>("kind"));
    }

    [Fact]
    public void A_vote_is_dropped_when_it_is_old_and_so_is_a_line_that_a_crash_cut_short()
    {
        var file = File(TimeSpan.FromDays(2));
        file.Add(Entry("a"));
        _time.Advance(TimeSpan.FromDays(1));
        file.Add(Entry("b"));
        System.IO.File.AppendAllText(_folder.File, "{\"time\":");

        _time.Advance(TimeSpan.FromDays(1));
        file.Forget();

        var line = Assert.Single(System.IO.File.ReadAllLines(_folder.File));
        Assert.Contains(FeedbackEntry.NameOf("b"), line, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_votes_of_the_conversation_are_erased()
    {
        var file = File(TimeSpan.FromDays(2));
        file.Add(Entry("a"));
        file.Add(Entry("b"));
        file.Add(Entry("a"));

        Assert.Equal(2, file.Erase("a"));
        Assert.Equal(0, file.Erase("a"));
        Assert.Single(System.IO.File.ReadAllLines(_folder.File));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task SendReasonAsync(DirectLineClient client, string reason)
    {
        var vote = new JObject { ["type"] = "event", ["name"] = Vote.EventName, ["value"] = new JObject { ["vote"] = "downvote", ["reason"] = reason } };
        await client.SendAsync(HttpMethod.Post, $"conversations/{client.Conversation}/activities", vote.ToString());
    }

    private BotHost Host() => new BotHost().With("Feedback:File", _folder.File).Answering((turn, _) => Task.FromResult(Replies.Answer(turn.Message))).Start();

    private FeedbackFile File(TimeSpan keepFor) =>
        new(Options.Create(new FeedbackOptions { File = _folder.File, KeepFor = keepFor }), _time, NullLogger<FeedbackFile>.Instance);

    private FeedbackEntry Entry(string conversation) => new(_time.GetUtcNow(), FeedbackEntry.NameOf(conversation), "0000004", "up", ["sciatica"], null);
}
