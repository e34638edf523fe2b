using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Tests;

/// <summary>What the articles say of a subject is no answer to a question for something else about it.</summary>
public sealed class AskedForByNameTests(IndexedCorpus corpus) : IClassFixture<IndexedCorpus>
{
    [Theory]
    [InlineData("which bacteria cause discitis")]
    [InlineData("how many hours does a kyphoplasty take")]
    [InlineData("what are the stages of spinal stenosis")]
    [InlineData("what percentage of gymnasts have spondylolysis")]
    public async Task A_detail_that_no_article_names_is_declined(string question) =>
        Assert.Equal(ReplyKind.Declined, (await corpus.AskAsync(question)).Kind);

    [Theory]
    [InlineData("how many vertebrae are in the neck")]
    [InlineData("which kinds of cancer spread to the spine")]
    [InlineData("what is the difference between vertebroplasty and kyphoplasty")]
    [InlineData("what are the signs of spinal stenosis")]
    public async Task A_detail_that_an_article_names_is_answered(string question) =>
        Assert.Equal(ReplyKind.Answered, (await corpus.AskAsync(question)).Kind);
}
