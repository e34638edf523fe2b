using Chatbot.Answering;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Replies;
using Chatbot.Bot.Wording;
using Chatbot.Safety;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Chatbot.Tests.Bot.Conversations;

public sealed class MedicalBotTests
{
    private readonly List<Turn> _turns = [];
    private readonly TestAdapter _adapter = new(Channels.Directline);
    private readonly ForgetfulStorage _storage = new(Options.Create(new BotOptions()), TimeProvider.System);
    private readonly ReplyRenderer _renderer = new(Options.Create(new BotOptions()), Phrases.English);

    [Fact]
    public async Task A_question_is_met_with_typing_and_then_its_cited_answer()
    {
        await SayAsync("What helps?");

        Assert.Equal(ActivityTypes.Typing, Next().Type);
        var answer = Next();
        Assert.StartsWith("Heat can ease muscle pain. [1]", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Not reviewed by a clinician.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Does cold help?", Assert.Single(answer.SuggestedActions.Actions).Title);
    }

    [Fact]
    public async Task What_a_language_model_has_said_so_far_is_shown_while_it_writes()
    {
        AnswerTurn writing = async (turn, cancellationToken) =>
        {
            await turn.Heard!(["Heat can ease muscle pain."], cancellationToken);
            return Replies.Answer(turn.Message);
        };
        var bot = new MedicalBot(writing, new ConversationState(_storage), _renderer, Phrases.English, _ => { });
        await _adapter.SendTextToBotAsync("What helps?", bot.OnTurnAsync, CancellationToken.None);

        Assert.Null(Next().Text);
        var unfinished = Next();
        Assert.Equal((ActivityTypes.Typing, "Heat can ease muscle pain."), (unfinished.Type, unfinished.Text));
        Assert.Equal(ActivityTypes.Message, Next().Type);
    }

    [Fact]
    public async Task A_follow_up_is_answered_with_what_was_asked_before()
    {
        await SayAsync("What is sciatica?");
        await SayAsync("And how is it treated?");

        Assert.Equal(["What is sciatica?"], _turns[1].Earlier);
        Assert.Equal(["understood: What is sciatica?"], _turns[1].EarlierQuestions);
    }

    [Fact]
    public async Task What_an_answer_can_be_gone_on_from_is_remembered_for_whoever_asks_for_more()
    {
        await SayAsync("What is sciatica?", Answer);
        await SayAsync("more", Answer);

        var continuation = Assert.IsType<Answering.Replies.Continuation>(_turns[1].Continuation);
        Assert.Equal(("What is sciatica?", "", true), (continuation.Question, continuation.Subject, continuation.HasMore));
        Assert.Equal([new Answering.Replies.ToldQuote(1, "sciatica", 3, 9)], continuation.Told);

        static Answering.Replies.Reply Answer(Turn turn) =>
            Replies.Answer(turn.Message) with { Continuation = new(turn.Message, "", [new(1, "sciatica", 3, 9)], HasMore: true) };
    }

    [Fact]
    public async Task No_more_than_the_last_nineteen_messages_are_remembered_which_the_guard_reads_with_the_next()
    {
        foreach (var number in Enumerable.Range(1, 23))
            await SayAsync($"question {number}");

        Assert.Equal(Enumerable.Range(4, 19).Select(number => $"question {number}"), _turns[^1].Earlier);
    }

    [Fact]
    public async Task A_message_that_raised_a_flag_is_remembered_however_much_is_said_after_it()
    {
        var guard = RedFlagGuard.CreateDefault();
        await SayAsync("hello", Screen);
        await SayAsync("I cannot pass urine", Screen);
        foreach (var number in Enumerable.Range(1, 30))
            await SayAsync($"question {number}", Screen);

        Assert.Equal(19, _turns[^1].Earlier.Count);
        Assert.Equal(Standing.Continued, guard.Screen("question 31", _turns[^1].Earlier).Standing);
        Assert.Equal(["I cannot pass urine", "question 12"], _turns[^1].Earlier.Take(2));

        Answering.Replies.Reply Screen(Turn turn) => Replies.Decline(turn.Message) with { Verdict = guard.Screen(turn.Said, turn.Earlier) };
    }

    [Fact]
    public async Task Of_a_message_too_long_to_answer_the_words_that_raised_a_flag_are_remembered()
    {
        var guard = RedFlagGuard.CreateDefault();
        var filler = string.Concat(Enumerable.Repeat("the garden was nice and we had tea. ", 1000));
        await SayAsync($"{filler}I cannot pass urine. {filler}", Screen);
        await SayAsync("What helps?", Screen);

        Assert.InRange(_turns[1].Earlier[0].Length, 1, TurnPipeline.LongestMessage);
        Assert.Equal(Standing.Continued, guard.Screen("What helps?", _turns[1].Earlier).Standing);

        Answering.Replies.Reply Screen(Turn turn) => Replies.Decline(turn.Message) with { Verdict = guard.Screen(turn.Said, turn.Earlier) };
    }

    [Theory]
    [InlineData("🙂👍🏽")]
    [InlineData("?!…")]
    public async Task A_message_of_signs_only_is_screened_like_any_other(string message)
    {
        await SayAsync(message);

        Assert.Equal(message, Assert.Single(_turns).Message);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_screened_whole_and_not_remembered()
    {
        await SayAsync(new string('a', 100_000));
        await SayAsync("What helps?");

        Assert.Equal(100_000, _turns[0].Message.Length);
        Assert.Empty(_turns[1].Earlier);
    }

    [Fact]
    public async Task A_red_flag_in_a_message_that_is_too_long_still_gets_its_advice()
    {
        await SayAsync("I cannot pass urine. " + new string('a', 100_000), turn => Replies.Escalation(turn.Message));

        Assert.Equal(ActivityTypes.Typing, Next().Type);
        Assert.StartsWith("Call 999 now.", Next().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_something_breaks_the_person_reads_one_plain_sentence_with_emergency_numbers()
    {
        _adapter.OnTurnError = new TurnFailure(_renderer, NullLogger<TurnFailure>.Instance).HandleAsync;
        await SayAsync("What helps?", _ => throw new InvalidOperationException("a private word"));

        Assert.Equal(ActivityTypes.Typing, Next().Type);
        var apology = Next().Text;
        Assert.StartsWith("Something went wrong on my side", apology, StringComparison.Ordinal);
        Assert.Contains("999 (UK)", apology, StringComparison.Ordinal);
        Assert.DoesNotContain("private", apology, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_is_told_what_the_bot_is_and_is_not_and_where_to_call()
    {
        await ArriveAsync(isGroup: false, Channels.Directline, "user1", "bot");

        var welcome = Next().Text;
        Assert.Contains("not a doctor", welcome, StringComparison.Ordinal);
        Assert.Contains("whether a clinician has reviewed", welcome, StringComparison.Ordinal);
        Assert.Contains("112 (Europe), 999 (UK) or 911", welcome, StringComparison.Ordinal);
        Assert.Empty(_adapter.ActiveQueue);
    }

    [Theory]
    [InlineData(false, "bot", false)]
    [InlineData(true, "bot", true)]
    [InlineData(true, "user1", false)]
    public async Task A_conversation_in_Teams_is_greeted_once(bool isGroup, string added, bool isGreeted)
    {
        await ArriveAsync(isGroup, Channels.Msteams, added);

        Assert.Equal(isGreeted ? 1 : 0, _adapter.ActiveQueue.Count);
    }

    [Fact]
    public async Task In_a_team_the_bots_own_name_is_not_part_of_the_question()
    {
        var activity = _adapter.MakeActivity("<at>Bot</at> what helps?");
        activity.Entities = [new Mention(activity.Recipient, "<at>Bot</at>", "mention")];
        await _adapter.ProcessActivityAsync(activity, Create().OnTurnAsync);

        Assert.Equal("what helps?", Assert.Single(_turns).Message);
    }

    private MedicalBot Create(Func<Turn, Answering.Replies.Reply>? answer = null) => new(
        (turn, _) =>
        {
            _turns.Add(turn);
            return Task.FromResult((answer ?? (asked => Replies.Answer($"understood: {asked.Message}")))(turn));
        },
        new ConversationState(_storage), _renderer, Phrases.English, _ => { });

    private Task SayAsync(string message, Func<Turn, Answering.Replies.Reply>? answer = null) =>
        _adapter.SendTextToBotAsync(message, Create(answer).OnTurnAsync, CancellationToken.None);

    private Task ArriveAsync(bool isGroup, string channel, params string[] members)
    {
        var arrival = _adapter.MakeActivity();
        arrival.Type = ActivityTypes.ConversationUpdate;
        arrival.ChannelId = channel;
        arrival.Conversation.IsGroup = isGroup;
        arrival.MembersAdded = [.. members.Select(member => new ChannelAccount(member))];
        return _adapter.ProcessActivityAsync(arrival, Create().OnTurnAsync);
    }

    private Activity Next() => Assert.IsType<Activity>(_adapter.GetNextReply());
}
