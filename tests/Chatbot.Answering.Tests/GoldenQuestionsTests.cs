using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Answering.Replies;

namespace Chatbot.Answering.Tests;

/// <summary>The golden questions of our own corpus.</summary>
public sealed class GoldenQuestionsTests(IndexedCorpus corpus) : IClassFixture<IndexedCorpus>
{
    [Fact]
    public async Task The_corpus_answers_its_golden_questions_and_nothing_beyond_them()
    {
        var (right, answerable, guessed) = (0, 0, new List<string>());
        foreach (var row in File.ReadLines(Chatbot.Tests.Repository.At("corpus", "golden", "answers.jsonl")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var reply = await corpus.AskAsync(row.GetProperty("question").GetString()!);
            if (!row.GetProperty("answerable").GetBoolean())
            {
                if (reply.Kind == ReplyKind.Answered)
                    guessed.Add(row.GetProperty("id").GetString()!);
                continue;
            }

            answerable++;
            var mayEscalate = row.TryGetProperty("may_escalate", out var flag) && flag.GetBoolean();
            right += reply.Kind switch
            {
                ReplyKind.Answered => row.GetProperty("must_include").EnumerateArray().All(pattern => Regex.IsMatch(reply.ToPlainText(), pattern.GetString()!, RegexOptions.IgnoreCase)) ? 1 : 0,
                ReplyKind.Escalated => mayEscalate ? 1 : 0,
                _ => 0,
            };
        }

        Assert.True(right >= 0.75 * answerable, $"{right} of {answerable} answered right");
        Assert.Empty(guessed);
    }
}
