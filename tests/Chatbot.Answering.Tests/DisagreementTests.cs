using Chatbot.Answering.Composing;
using Chatbot.Answering.Evidence;
using Chatbot.Answering.Grounding;
using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Tests;

/// <summary>Two articles that differ are both heard.</summary>
public sealed class DisagreementTests(SmallArticles articles) : IClassFixture<SmallArticles>
{
    [Theory]
    [InlineData("How long does a torn back muscle take to heal?", "A torn back muscle heals in two to four weeks.", "A torn back muscle heals in three to five months.")]
    [InlineData("Is bed rest recommended for a sudden pang of the back?", "Bed rest is recommended for a sudden pang of the back.", "Bed rest is not recommended for a sudden pang of the back.")]
    public async Task Where_two_articles_differ_both_are_quoted_under_their_names(string question, string resting, string moving)
    {
        var reply = await articles.AskAsync(question);

        Assert.Equal(ReplyKind.Answered, reply.Kind);
        Assert.StartsWith("My articles differ on this. ", reply.Statements[0].Text, StringComparison.Ordinal);
        Assert.Contains(reply.Statements, statement => statement.Text.EndsWith($"Resting with a sore back says: “{resting}”", StringComparison.Ordinal));
        Assert.Contains(reply.Statements, statement => statement.Text.EndsWith($"Moving with a sore back says: “{moving}”", StringComparison.Ordinal));
        Assert.Contains(reply.Citations, citation => citation.Document == "resting" && citation.Quote == resting);
        Assert.Contains(reply.Citations, citation => citation.Document == "moving" && citation.Quote == moving);
    }

    [Theory]
    [InlineData(nameof(QuestionKind.Duration), "The pain settles in six weeks.", "The pain settles within 2 weeks.", true)]
    [InlineData(nameof(QuestionKind.Duration), "The pain settles in six to twelve weeks.", "The pain settles within three months.", false)]
    [InlineData(nameof(QuestionKind.Duration), "The pain settles in 14 days.", "The pain settles in two weeks.", false)]
    [InlineData(nameof(QuestionKind.Duration), "The pain settles in six weeks.", "The walking frame is needed for three months.", false)]
    [InlineData(nameof(QuestionKind.Quantity), "About 20% of adults have a bulge.", "About 60% of adults have a bulge.", true)]
    [InlineData(nameof(QuestionKind.Quantity), "The low back has five vertebrae.", "The low back has five vertebrae and four discs.", false)]
    [InlineData(nameof(QuestionKind.YesNo), "Bed rest is recommended for sciatica.", "Bed rest is not recommended for sciatica.", true)]
    [InlineData(nameof(QuestionKind.YesNo), "A scan is needed for back pain.", "A scan isn't needed for back pain.", true)]
    [InlineData(nameof(QuestionKind.YesNo), "A scan is needed for back pain.", "A scan is not needed for back pain if it gets better.", false)]
    [InlineData(nameof(QuestionKind.YesNo), "A scan shows the discs of the back.", "A scan does not show pain.", false)]
    [InlineData(nameof(QuestionKind.YesNo), "Surgery may help with back pain.", "Surgery does not always help with back pain.", false)]
    public void Only_what_cannot_both_be_true_is_a_disagreement(string asked, string one, string other, bool disagree)
    {
        var kind = Enum.Parse<QuestionKind>(asked);
        Assert.Equal(disagree, Disagreement.IsBetween(kind, Claim.Of(one), Claim.Of(other)));
        Assert.Equal(disagree, Disagreement.IsBetween(kind, Claim.Of(other), Claim.Of(one)));
    }
}
