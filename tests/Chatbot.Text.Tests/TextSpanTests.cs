using Chatbot.Text;

namespace Chatbot.Tests.Text;

public sealed class TextSpanTests
{
    [Fact]
    public void A_span_gives_back_the_words_it_covers() =>
        Assert.Equal("back pain", TextSpan.FromBounds(4, 13).In("low back pain"));

    [Theory]
    [InlineData(0, 3, 2, 2, true)]
    [InlineData(0, 3, 3, 2, false)]
    [InlineData(5, 1, 0, 5, false)]
    public void Spans_overlap_when_they_share_a_character(int start, int length, int otherStart, int otherLength, bool overlap) =>
        Assert.Equal(overlap, new TextSpan(start, length).Overlaps(new TextSpan(otherStart, otherLength)));
}
