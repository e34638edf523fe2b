using Chatbot.Cli.Evaluation;
using Chatbot.Safety;

namespace Chatbot.Cli.Tests.Evaluation;

public sealed class GoldenSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Questions_dialogues_off_topic_texts_and_guard_messages_may_stand_in_one_file()
    {
        var golden = await GoldenSet.ReadAsync(
            [
                _folder.Write("golden.jsonl", """
                    {"id":"a","question":"How long?","file":"a.md","also_files":["b.md"],"must_include":["six"],"must_not_include":["always"],"evidence":["six weeks"],"type":"fact"}
                    {"id":"b","turns":["What is it?","How long?"],"must_include":["six"]}
                    {"id":"c","question":"What does it cost?","answerable":false,"may_escalate":true,"type":"unanswerable"}
                    {"id":"d","text":"Book me a table."}
                    {"id":"e","turns":["I am numb."],"label":"emergency","category":"cauda_equina"}
                    {"id":6,"text":"I was numb years ago.","label":"none"}
                    """),
            ],
            CancellationToken.None);

        Assert.Equal(["fact", "dialogue", "unanswerable", "off-topic"], golden.Questions.Select(question => question.Type));
        Assert.Equal([true, true, false, false], golden.Questions.Select(question => question.Answerable));
        Assert.Equal([false, false, true, false], golden.Questions.Select(question => question.MayEscalate));
        Assert.Equal(["a.md", "b.md"], golden.Questions[0].Files);
        Assert.Equal(["What is it?", "How long?"], golden.Questions[1].Messages);
        Assert.Equal([("e", TriageLevel.Emergency), ("6", TriageLevel.None)], golden.GuardCases.Select(row => (row.Id, row.Label)));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"question\":\"b\"}\n{\"id\":\"a\",\"question\":\"c\"}", ":2: the id a is used twice in this file.")]
    [InlineData("{\"id\":\"a\",\"question\":\"b\",\"must_include\":[\"(\"]}", ":1: \"must_include\" holds a pattern that is not a regular expression, at its character 1.")]
    [InlineData("{\"id\":\"a\",\"question\":\"b\",\"must_include\":\"six\"}", ":1: \"must_include\" must be a list of texts.")]
    [InlineData("{\"id\":\"a\",\"question\":\"b\",\"answerable\":\"no\"}", ":1: \"answerable\" must be true or false.")]
    [InlineData("{\"id\":\"a\",\"turns\":[\"b\"],\"label\":\"2\"}", ":1: \"label\" must be none, soon, urgent, emergency or crisis.")]
    [InlineData("{\"id\":\"a\",\"must_include\":[\"six\"]}", ":1: a row needs \"question\", a text, or \"turns\", a list of texts.")]
    [InlineData("\n", " holds no rows; give golden questions or labelled messages, one JSON object a line.")]
    public async Task A_row_that_cannot_be_used_is_named(string content, string problem)
    {
        var file = _folder.Write("golden.jsonl", content);

        var run = await CommandRun.OfAsync("eval", file);

        Assert.Equal((2, "", $"{file}{problem}\n"), (run.ExitCode, run.Out, run.Error));
    }
}
