using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Hosting;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.DirectLine;

public sealed class ConversationTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void A_token_expires_and_says_so_to_the_second()
    {
        var tokens = new ConversationTokens(Options.Create(new DirectLineOptions { TokenLifetime = TimeSpan.FromMinutes(30) }), _time);

        var grant = tokens.Read(tokens.Sign("c", "u"));
        Assert.Equal(new ConversationGrant("c", "u", _time.GetUtcNow().AddMinutes(30), []), grant);
    }

    [Fact]
    public void Replicas_with_the_same_key_accept_each_others_tokens_and_others_do_not()
    {
        var options = new DirectLineOptions { SigningKey = new string('k', 32) };
        var one = new ConversationTokens(Options.Create(options), _time);
        var two = new ConversationTokens(Options.Create(options), _time);
        var other = new ConversationTokens(Options.Create(new DirectLineOptions()), _time);

        Assert.NotNull(two.Read(one.Sign("c", "u")));
        Assert.Null(other.Read(one.Sign("c", "u")));
    }

    [Fact]
    public void A_token_with_any_character_changed_is_not_accepted()
    {
        var tokens = new ConversationTokens(Options.Create(new DirectLineOptions()), _time);
        var token = tokens.Sign("c", "u");

        // The last character is left out: some of its bits are padding.
        for (var at = 0; at < token.Length - 1; at++)
        {
            var changed = token.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            Assert.Null(tokens.Read(new string(changed)));
        }
    }

    [Fact]
    public void A_conversation_is_over_an_hour_after_its_last_message()
    {
        var conversations = Create(most: 10);
        var (conversation, _) = conversations.Open("c", "u")!.Value;
        _time.Advance(TimeSpan.FromMinutes(59));
        conversation.Append(new Activity(ActivityTypes.Message) { Text = "hello" });
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(conversations.Find("c"));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(conversations.Find("c"));
        conversations.Forget();
        Assert.Equal(0, conversations.Count);
    }

    [Fact]
    public void When_all_places_are_taken_a_new_one_waits_until_one_is_over()
    {
        var conversations = Create(most: 1);
        conversations.Open("a", "u");
        Assert.Null(conversations.Open("b", "u"));

        _time.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(conversations.Open("b", "u"));
    }

    [Fact]
    public void A_client_that_comes_back_late_gets_the_latest_activities_and_a_true_watermark()
    {
        var conversation = new DirectLineConversation("c", "u", _time);
        foreach (var number in Enumerable.Range(1, DirectLineConversation.MostActivities + 50))
            conversation.Append(new Activity(ActivityTypes.Message) { Text = $"{number}" });

        var (set, _) = conversation.ReadAfter(0);
        Assert.Equal(DirectLineConversation.MostActivities, set.Activities.Count);
        Assert.Equal(DirectLineConversation.MostActivities + 50, set.Watermark);
        Assert.Empty(conversation.ReadAfter(set.Watermark).Set.Activities);
        Assert.Empty(conversation.ReadAfter(long.MaxValue).Set.Activities);
    }

    [Fact]
    public void A_client_that_comes_back_reads_every_letter_again()
    {
        var text = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number} \"Rücken\" 背中 🙂\n"));
        var conversation = new DirectLineConversation("c", "u", _time);
        conversation.Append(new Activity(ActivityTypes.Message) { Text = text });

        var kept = Assert.Single(conversation.ReadAfter(0).Set.Activities);
        Assert.Equal(text, Newtonsoft.Json.JsonConvert.DeserializeObject<Activity>(kept)!.Text);
    }

    [Fact]
    public async Task Turns_are_taken_one_after_another_and_too_many_at_once_are_refused()
    {
        var conversation = new DirectLineConversation("c", "u", _time);
        var gate = new TaskCompletionSource();
        var order = new List<int>();
        var last = new TaskCompletionSource();
        foreach (var number in Enumerable.Range(1, DirectLineConversation.MostWaiting))
        {
            Assert.NotNull(conversation.TryPost(new Activity(ActivityTypes.Message), async () =>
            {
                await gate.Task;
                order.Add(number);
                if (number == DirectLineConversation.MostWaiting)
                    last.SetResult();
            }));
        }

        Assert.Null(conversation.TryPost(new Activity(ActivityTypes.Message), () => Task.CompletedTask));
        gate.SetResult();
        await last.Task;
        Assert.Equal(Enumerable.Range(1, DirectLineConversation.MostWaiting), order);
        Assert.Equal(DirectLineConversation.MostWaiting, conversation.ReadAfter(0).Set.Watermark);
    }

    private DirectLineConversations Create(int most) =>
        new(Options.Create(new DirectLineOptions { MostConversations = most }), Options.Create(new BotOptions()), _time);
}
