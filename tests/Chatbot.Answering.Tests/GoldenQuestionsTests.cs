using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Tests;

/// <summary>The golden questions and dialogues of our own corpus.</summary>
public sealed class GoldenQuestionsTests(IndexedCorpus corpus) : IClassFixture<IndexedCorpus>
{
    [Fact]
    public async Task The_corpus_answers_its_golden_questions_and_seldom_anything_beyond_them()
    {
        var (right, answerable, declined, unanswerable) = (0, 0, 0, 0);
        foreach (var row in Rows("answers.jsonl"))
        {
            var reply = await corpus.AskAsync(row.GetProperty("question").GetString()!);
            if (row.GetProperty("answerable").GetBoolean())
            {
                answerable++;
                right += IsRight(row, reply) ? 1 : 0;
            }
            else
            {
                unanswerable++;
                declined += reply.Kind == ReplyKind.Declined ? 1 : 0;
            }
        }

        Assert.True(answerable + unanswerable >= 150, $"only {answerable + unanswerable} questions");
        Assert.True(right >= 0.90 * answerable, $"{right} of {answerable} answered right");
        Assert.True(declined >= 0.90 * unanswerable, $"{declined} of {unanswerable} unanswerable questions declined");
    }

    [Fact]
    public async Task The_corpus_follows_its_golden_dialogues()
    {
        var (right, all, wrong) = (0, 0, new List<string>());
        foreach (var row in Rows("dialogues.jsonl"))
        {
            all++;
            var reply = await corpus.ConverseAsync([.. row.GetProperty("turns").EnumerateArray().Select(turn => turn.GetString()!)]);
            if (IsRight(row, reply))
                right++;
            else
                wrong.Add(row.GetProperty("id").GetString()!);
        }

        Assert.True(right >= 0.73 * all, $"{right} of {all} answered right, not {string.Join(", ", wrong)}");
    }

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Chatbot.Tests.Repository.At("corpus", "golden", file)).Select(line => JsonDocument.Parse(line).RootElement);

    private static bool IsRight(JsonElement row, Reply reply) => reply.Kind switch
    {
        ReplyKind.Answered => row.GetProperty("must_include").EnumerateArray().All(pattern => Regex.IsMatch(reply.ToPlainText(), pattern.GetString()!, RegexOptions.IgnoreCase)),
        ReplyKind.Escalated => row.TryGetProperty("may_escalate", out var flag) && flag.GetBoolean(),
        _ => false,
    };
}
