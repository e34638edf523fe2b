using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class MiddlewareTests
{
    private readonly List<string> _seen = [];

    [Fact]
    public async Task Middleware_runs_down_in_the_order_it_was_added_and_up_again()
    {
        var adapter = new TestAdapter().Use(new Recording("outer", _seen)).Use(new Recording("inner", _seen));

        await adapter.SendTextToBotAsync("hello", Record("bot"), CancellationToken.None);

        Assert.Equal(["outer down", "inner down", "bot", "inner up", "outer up"], _seen);
    }

    [Fact]
    public async Task Middleware_that_does_not_go_on_keeps_the_turn_from_the_bot()
    {
        var adapter = new TestAdapter().Use(new Recording("gate", _seen, goesOn: false)).Use(new Recording("inner", _seen));

        await adapter.SendTextToBotAsync("hello", Record("bot"), CancellationToken.None);

        Assert.Equal(["gate down", "gate up"], _seen);
    }

    [Fact]
    public async Task An_exception_reaches_the_error_handler_with_its_turn()
    {
        var adapter = new TestAdapter { OnTurnError = (turn, exception) => turn.SendActivityAsync($"sorry: {exception.Message}") };

        await adapter.SendTextToBotAsync("hello", (_, _) => throw new InvalidOperationException("broken"), CancellationToken.None);

        Assert.Equal("sorry: broken", adapter.GetNextReply().AsMessageActivity().Text);
    }

    [Fact]
    public async Task Without_an_error_handler_the_exception_reaches_the_caller() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => new TestAdapter().SendTextToBotAsync(
            "hello", (_, _) => throw new InvalidOperationException("broken"), CancellationToken.None));

    [Fact]
    public async Task The_user_sees_the_bot_typing_while_a_slow_answer_is_made()
    {
        var adapter = new TestAdapter().Use(new ShowTypingMiddleware(delay: 0, period: 60_000));
        var typingArrived = adapter.GetNextReplyAsync();

        // The bot answers only once the sign of typing is there, so the test waits for no clock.
        await adapter.SendTextToBotAsync(
            "hello",
            async (turn, token) =>
            {
                await typingArrived;
                Assert.False(turn.Responded);
                await turn.SendActivityAsync("slow answer", cancellationToken: token);
            },
            CancellationToken.None);

        Assert.Equal(ActivityTypes.Typing, (await typingArrived).Type);
        Assert.Equal("slow answer", adapter.GetNextReply().AsMessageActivity().Text);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public void A_sign_of_typing_needs_a_sensible_pace(int delay, int period) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShowTypingMiddleware(delay, period));

    private BotCallbackHandler Record(string what) => (_, _) =>
    {
        _seen.Add(what);
        return Task.CompletedTask;
    };

    private sealed class Recording(string name, List<string> seen, bool goesOn = true) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            seen.Add($"{name} down");
            if (goesOn)
                await next(cancellationToken);
            seen.Add($"{name} up");
        }
    }
}
