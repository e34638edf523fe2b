using Chatbot.Safety;
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

    [Fact]
    public void Any_characters_get_a_verdict_and_each_word_a_place_in_the_message() =>
        Prop.ForAll(AnyCharacters, message =>
        {
            var reading = Guards.Rules.Readings.Rent();
            reading.Read(message, [message]);
            Assert.NotNull(Guards.Screen(message, message));
            var last = 0;
            for (var word = 0; word < reading[1].Words.Count; word++)
            {
                var span = reading[1].SpanOf(word, word + 1);
                Assert.InRange(span.Start, last, message.Length - 1);
                Assert.InRange(span.End, span.Start + 1, message.Length);
                last = span.Start;
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("numb ")]
    [InlineData("no cant feel ")]
    [InlineData("my pain and numb leg but not, what if ")]
    [InlineData("used to get ")]
    [InlineData("a. ")]
    [InlineData("k*ll parestesia ")]
    public void The_work_grows_no_faster_than_the_message(string repeated)
    {
        var once = WorkFor(repeated, 4_000);
        var twice = WorkFor(repeated, 8_000);

        Assert.InRange(twice.Phrases, once.Phrases, (2.1 * once.Phrases) + 1);
        Assert.InRange(twice.Findings, once.Findings, (2.1 * once.Findings) + 1);
    }

    [Fact]
    public void A_harmless_message_needs_next_to_no_new_memory()
    {
        // None at all once the runtime has optimised the code; before that, parts of the runtime's own need a little.
        const int little = 1_000;
        const string message = "My lower back has been stiff in the mornings for three weeks; it eases when I walk. Which exercises could I try?";
        var guard = RedFlagGuard.CreateDefault();
        Assert.Equal(GuardVerdict.Clear, guard.Screen(message, [message]));

        var earlier = new[] { message };
        var before = GC.GetAllocatedBytesForCurrentThread();
        guard.Screen(message, earlier);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, little);
    }

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
        foreach (var message in Guards.Rules.Rules.ThatFireInAnyCompany())
        {
            var level = Guards.Screen(message).Level;
            foreach (var sentence in unrelated)
            {
                Assert.True(Guards.Screen($"{message}. {sentence}").Level >= level, $"{message} | {sentence}");
                Assert.True(Guards.Screen($"{sentence} {message}").Level >= level, $"{sentence} | {message}");
            }
        }
    }

    /// <summary>Letters, signs, halves of pictographs and words of the rules in any order.</summary>
    private static Arbitrary<string> AnyCharacters =>
        Gen.OneOf(Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()), Gen.Elements(Words), Gen.Elements(" ", "\U0001FA78", "cantfeel", "thirty nine", "39,5 \u00B0C"))
            .ListOf()
            .Select(string.Concat)
            .ToArbitrary();

    private static (long Phrases, int Findings) WorkFor(string repeated, int times)
    {
        var reading = Guards.Rules.Readings.Rent();
        var before = reading.PhrasesTried;
        reading.Read(string.Concat(Enumerable.Repeat(repeated, times)), []);
        return (reading.PhrasesTried - before, reading[0].Findings.Length);
    }
}
