using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Safety.Advising;

/// <summary>The reason names the person's own words, as plain text.</summary>
public sealed class QuoteTests
{
    [Fact]
    public void A_person_reads_in_their_own_words_why_they_should_call() =>
        Assert.StartsWith("You wrote “can't feel when I wipe”. Numbness between the legs", Guards.Screen("since Sunday I can't feel when I wipe").Advice!.Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("my husband hits me")]
    [InlineData("he is strangling me right now")]
    [InlineData("I've been cutting again")]
    [InlineData("voices telling me to hurt someone")]
    [InlineData("I took 40 paracetamol")]
    public void Words_that_hurt_or_that_somebody_else_could_see_are_not_repeated(string message)
    {
        var verdict = Guards.Screen(message);

        Assert.True(verdict.Escalates);
        Assert.DoesNotContain("You wrote", verdict.Advice!.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_does_not_repeat_the_words() =>
        Assert.DoesNotContain("You wrote", Guards.Screen("I can't pee", "What is a disc?").Advice!.ToPlainText(), StringComparison.Ordinal);

    [Fact]
    public void The_same_words_always_give_the_same_text() =>
        Assert.Equal(Guards.Screen("my groin is numb").Advice!.ToPlainText(), Guards.Screen("my groin is numb").Advice!.ToPlainText());

    [Fact]
    public void Long_words_are_cut_between_words()
    {
        var reason = Guards.Screen("I had breast cancer", "my back " + string.Concat(Enumerable.Repeat("really ", 40)) + "hurts, I can't pee " + new string('x', 300)).Advice!.Reason;

        Assert.InRange(reason[..reason.IndexOf('”', StringComparison.Ordinal)].Length, 1, 100);
    }

    [Fact]
    public void Whatever_stands_between_the_words_the_quotation_stays_one_line_and_ends_where_it_should() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), noise =>
        {
            var reason = Guards.Screen($"can't{noise.Get}pee \u202E\u200B\"” can't pee").Advice?.Reason ?? "";
            return !reason.Contains('\n') && !reason.Contains('\u202E') && !reason.Contains('\u200B')
                && reason.Count(letter => letter == '”') == reason.Count(letter => letter == '“') && !reason.Contains('"');
        }).QuickCheckThrowOnFailure();
}
