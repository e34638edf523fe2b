using Chatbot.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Tests.Safety;

public sealed class ConversationTests
{
    [Fact]
    public void Findings_of_several_messages_make_one_picture()
    {
        Assert.False(Guards.Screen("I had breast cancer four years ago").Escalates);
        Assert.False(Guards.Screen("There is an ache in my spine, worse lying down").Escalates);
        Assert.True(Guards.Screen("I had breast cancer four years ago", "There is an ache in my spine, worse lying down").Escalates);
    }

    [Fact]
    public void A_harmless_message_does_not_lower_the_level_already_shown() =>
        Assert.Equal(TriageLevel.Emergency, Guards.Screen("I can't pee and my groin is numb", "Thanks. Which chair is best?").Level);

    [Fact]
    public void A_correction_takes_earlier_messages_back() =>
        Assert.False(Guards.Screen("He can't move his legs", "Sorry, that was about my dog").Escalates);

    [Fact]
    public void What_was_only_asked_about_counts_once_it_has_happened() =>
        Assert.True(Guards.Screen("What would it mean if I lost control of my bladder?", "I mean it has happened, since last night").Escalates);

    [Fact]
    public void A_flag_says_which_message_and_which_words_made_it_fire()
    {
        var verdict = Guards.Screen("hello", "So, my FACE has dr0pped on one side", "thanks");

        var flag = Assert.Single(verdict.Flags);
        Assert.Equal(("RF-31", 1), (flag.Rule, flag.Turn));
        Assert.StartsWith("FACE has dr0pped", flag.Quote, StringComparison.Ordinal);
        Assert.Equal(flag.Quote, flag.Span.In("So, my FACE has dr0pped on one side"));
    }

    [Fact]
    public void The_most_serious_rule_comes_first_and_decides_the_advice()
    {
        var verdict = Guards.Screen("My calf is swollen and hot, and I can't breathe");

        Assert.Equal(TriageLevel.Emergency, verdict.Level);
        Assert.Equal(verdict.Flags.Max(flag => flag.Level), verdict.Flags[0].Level);
        Assert.Equal(TriageLevel.Emergency, verdict.Advice?.Level);
    }

    [Fact]
    public void Nothing_found_means_no_advice() => Assert.Equal(GuardVerdict.Clear, Guards.Screen("Which pillow is best for my neck?"));

    [Fact]
    public void A_host_has_one_guard()
    {
        using var host = new ServiceCollection().AddRedFlagGuard().AddRedFlagGuard().BuildServiceProvider();

        Assert.Same(host.GetRequiredService<RedFlagGuard>(), host.GetRequiredService<RedFlagGuard>());
    }
}
