using Chatbot.Answering.Grounding;
using Chatbot.Safety;

namespace Chatbot.Answering.Tests;

/// <summary>What no answer may say, whoever composed it.</summary>
public sealed class ComposedWordsTests
{
    private static readonly ComposedWords Words = new(RedFlagGuard.CreateDefault());

    [Theory]
    [InlineData("Take 400 mg of ibuprofen three times a day.")]
    [InlineData("You can take two more tablets.")]
    [InlineData("Double your dose if it still hurts.")]
    [InlineData("500mg paracetamol is usual.")]
    [InlineData("There is nothing to worry about.")]
    [InlineData("You don't need to see a doctor.")]
    [InlineData("It is harmless.")]
    [InlineData("You would be better off dead.")]
    [InlineData("You could end your life.")]
    [InlineData("Some people want to kill themselves, and so might you: kill yourself.")]
    public void Doses_reassurance_and_words_of_dying_are_left_out(string statement) => Assert.False(Words.MaySay(statement));

    [Theory]
    [InlineData("Numbness between the legs can mean that nerves are squeezed, and needs a hospital at once.")]
    [InlineData("Sciatica usually improves within six weeks.")]
    [InlineData("Anti-inflammatory medicines can reduce swelling.")]
    [InlineData("Loss of bladder control is an emergency.")]
    [InlineData("Up to 90 percent of people recover.")]
    [InlineData("The spine has 33 vertebrae.")]
    [InlineData("Epidural injections are tried when medicines fail.")]
    public void What_an_article_must_be_able_to_say_stays(string statement) => Assert.True(Words.MaySay(statement));
}
