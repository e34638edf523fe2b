namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class MovedClock : TimeProvider
{
    private DateTimeOffset _now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Move(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
