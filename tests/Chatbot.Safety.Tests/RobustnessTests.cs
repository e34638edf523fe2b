using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Safety;

public sealed class RobustnessTests
{
    private static readonly string[] Words =
        [.. Guards.Rules.Rules.SelectMany(rule => rule.Fires).SelectMany(message => message.Split(' ')), ".", ",", "no", "\uD800", "\uDC00", "\u200B", "😀", "*", "\0", "1", "'"];

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("😀😀😀")]
    [InlineData("\uD800\uDC00\uDC00\uD800")]
    [InlineData("''''' **** .... ,,,,")]
    public void Strange_messages_are_clear_and_not_an_error(string message) => Assert.False(Guards.Screen(message).Escalates);

    [Fact]
    public void Any_conversation_gets_a_verdict_whose_quotes_stand_in_its_messages() =>
        Prop.ForAll(Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words)).Two().ToArbitrary(), pair =>
        {
            string[] turns = [pair.Item1, pair.Item2];
            foreach (var flag in Guards.Screen(turns).Flags)
                Assert.Equal(flag.Quote, turns[flag.Turn].Substring(flag.Span.Start, flag.Span.Length));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("numb ")]
    [InlineData("no cant ")]
    [InlineData("my pain and numb leg but not ")]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData("k*ll ")]
    public void A_very_long_message_is_screened_to_its_end(string repeated)
    {
        var padding = string.Concat(Enumerable.Repeat(repeated, 150_000 / repeated.Length));

        Assert.Contains(Guards.Screen($"{padding}. My face has dropped on one side").Flags, flag => flag.Rule == "RF-31");
    }

    [Fact]
    public void The_same_conversation_always_gets_the_same_verdict()
    {
        foreach (var message in Guards.Rules.Rules.SelectMany(rule => rule.Fires))
        {
            var once = Guards.Screen(message);
            var twice = Chatbot.Tests.Safety.Guards.Default.Screen(message, []);
            Assert.Equal((once.Level, once.Advice?.ToPlainText()), (twice.Level, twice.Advice?.ToPlainText()));
            Assert.Equal(once.Flags, twice.Flags);
        }
    }

    [Fact]
    public void An_unrelated_sentence_never_removes_an_escalation()
    {
        string[] unrelated = ["I like swimming.", "Thanks for your help!", "The weather is nice today.", "My appointment is on Tuesday."];
        foreach (var message in Guards.Rules.Rules.SelectMany(rule => rule.Fires))
        {
            var level = Guards.Screen(message).Level;
            foreach (var sentence in unrelated)
            {
                Assert.True(Guards.Screen($"{message}. {sentence}").Level >= level, $"{message} | {sentence}");
                Assert.True(Guards.Screen($"{sentence} {message}").Level >= level, $"{sentence} | {message}");
            }
        }
    }
}
