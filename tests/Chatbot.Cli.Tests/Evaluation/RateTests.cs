using Chatbot.Cli.Evaluation;

namespace Chatbot.Cli.Tests.Evaluation;

public sealed class RateTests
{
    // Worked by hand from Wilson's formula with z = 1.96.
    [Theory]
    [InlineData(8, 10, 0.4902, 0.9433)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(20, 20, 0.8389, 1.0)]
    public void The_interval_is_Wilsons(int part, int whole, double low, double high)
    {
        var interval = new Rate(part, whole).Interval;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Nothing_of_nothing_is_no_share() => Assert.Null(new Rate(0, 0).Share);
}
