using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Tests;

/// <summary>Real articles as they come from the web, and questions about them in patients' words. Measured like chatbot eval does.</summary>
public sealed class DevelopmentQuestionsTests(DevelopmentQuestionsTests.Seeds seeds) : IClassFixture<DevelopmentQuestionsTests.Seeds>
{
    [SkippableFact]
    public async Task Most_questions_are_answered_right_and_what_the_articles_lack_is_declined()
    {
        var (right, answerable, declined, declinedRight, unanswerable) = (0, 0, 0, 0, 0);
        foreach (var row in File.ReadLines(Chatbot.Tests.Repository.Shared("eval", "golden-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var reply = await seeds.AskAsync(row.GetProperty("question").GetString()!);
            var canBeAnswered = !row.TryGetProperty("answerable", out var flag) || flag.GetBoolean();
            var mayEscalate = row.TryGetProperty("may_escalate", out flag) && flag.ValueKind == JsonValueKind.True;
            var isDeclined = reply.Kind != ReplyKind.Answered && !(reply.Kind == ReplyKind.Escalated && mayEscalate && canBeAnswered);
            answerable += canBeAnswered ? 1 : 0;
            unanswerable += canBeAnswered ? 0 : 1;
            declined += isDeclined ? 1 : 0;
            declinedRight += isDeclined && !canBeAnswered ? 1 : 0;
            right += canBeAnswered && !isDeclined && Includes(row, reply.ToPlainText()) ? 1 : 0;
        }

        Assert.True(right >= 0.85 * answerable, $"{right} of {answerable} answered right");
        Assert.True(declinedRight >= 0.92 * declined, $"{declinedRight} of {declined} declines right");
        Assert.True(declinedRight >= 0.92 * unanswerable, $"{declinedRight} of {unanswerable} unanswerable questions declined");
    }

    private static bool Includes(JsonElement row, string answer)
    {
        var text = Regex.Replace(answer.Replace('’', '\'').Replace('–', '-'), @"\s+", " ");
        return row.GetProperty("must_include").EnumerateArray().All(pattern => Regex.IsMatch(text, pattern.GetString()!, RegexOptions.IgnoreCase))
            && !row.GetProperty("must_not_include").EnumerateArray().Any(pattern => Regex.IsMatch(text, pattern.GetString()!, RegexOptions.IgnoreCase));
    }

    /// <summary>The articles, where they are.</summary>
    public sealed class Seeds : IndexedCorpus
    {
        protected override string Articles => Path.Combine(Chatbot.Tests.Repository.Root, "..", "shared", "seeds");
    }
}
