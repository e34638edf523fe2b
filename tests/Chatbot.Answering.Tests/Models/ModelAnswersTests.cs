using System.Globalization;
using Chatbot.Answering.Replies;
using Xunit.Abstractions;
using YamlDotNet.Serialization;

namespace Chatbot.Answering.Tests.Models;

/// <summary>A model that words answers over our own articles: what it makes up never reaches a person, what it may say mostly does.</summary>
public sealed class ModelAnswersTests(ModelCorpus corpus, ITestOutputHelper output) : IClassFixture<ModelCorpus>
{
    private const double LeastKept = 0.8;

    public sealed class Group
    {
        public string Question { get; set; } = "";

        public string Passage { get; set; } = "";

        public List<string> Supported { get; set; } = [];

        public List<string> Numbers { get; set; } = [];

        public List<string> Contradicts { get; set; } = [];

        public List<string> Certain { get; set; } = [];

        public List<string> Swaps { get; set; } = [];

        public List<string> Invents { get; set; } = [];

        public IEnumerable<string> Unsupported => Numbers.Concat(Contradicts).Concat(Certain).Concat(Swaps).Concat(Invents);
    }

    private static readonly List<Group> Groups = new DeserializerBuilder()
        .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build()
        .Deserialize<List<Group>>(File.ReadAllText(Chatbot.Tests.Repository.At("tests", "Chatbot.Answering.Tests", "Cases", "model-answers.yaml")));

    [Fact]
    public async Task Nothing_that_the_cited_passage_does_not_say_reaches_the_reply_in_more_than_200_cases()
    {
        var passed = new List<string>();
        foreach (var group in Groups)
        {
            foreach (var sentence in group.Unsupported)
            {
                // Between supported ones, so that the model's answer is used.
                var reply = await AnswerAsync(group, [group.Supported[0], sentence, group.Supported[1]]);
                if (Said(reply, sentence))
                    passed.Add($"{group.Question} {sentence}");
            }
        }

        Assert.True(Groups.Sum(group => group.Unsupported.Count()) >= 200);
        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    [Fact]
    public async Task Most_of_what_the_cited_passage_does_say_is_kept()
    {
        var lost = new List<string>();
        foreach (var group in Groups)
        {
            foreach (var sentence in group.Supported)
            {
                if (!Said(await AnswerAsync(group, [sentence]), sentence) && !Said(await AnswerAsync(group, [group.Supported[0], sentence]), sentence))
                    lost.Add($"{group.Question} {sentence}");
            }
        }

        var all = Groups.Sum(group => group.Supported.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Kept {all - lost.Count} of {all}. Lost:\n{string.Join('\n', lost)}"));
        Assert.True(all - lost.Count >= LeastKept * all, $"Only {all - lost.Count} of {all} supported sentences were kept.");
    }

    [Fact]
    public async Task A_true_sentence_that_cites_the_wrong_passage_or_none_does_not_reach_the_reply()
    {
        var passed = new List<string>();
        foreach (var group in Groups)
        {
            var wrong = await corpus.AskAsync(group.Question, request => $"{Reworded(group)} [{(request.PassageWith(group.Passage) % 8) + 1}]");
            var none = await corpus.AskAsync(group.Question, _ => Reworded(group));
            var outside = await corpus.AskAsync(group.Question, _ => $"{Reworded(group)} [77]");
            passed.AddRange(new[] { wrong, none, outside }.Where(reply => Said(reply, Reworded(group))).Select(reply => group.Question));
        }

        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    [Fact]
    public async Task Every_statement_of_a_worded_answer_quotes_its_article()
    {
        var group = Groups[0];
        var reply = await AnswerAsync(group, [group.Supported[2], group.Supported[3]]);

        Assert.Equal(ReplyKind.Answered, reply.Kind);
        Assert.Equal([group.Supported[2], group.Supported[3]], reply.Statements.Select(statement => statement.Text));
        Assert.All(reply.Statements, statement => Assert.NotEmpty(statement.Citations));
        Assert.All(reply.Citations, citation => Assert.Equal("sciatica", citation.Document));
    }

    // A wording that stands in no passage as it is.
    private static string Reworded(Group group) => $"{group.Supported[1].TrimEnd('.')}, as described.";

    private static bool Said(Reply reply, string sentence) => reply.Statements.Any(statement => statement.Text == sentence);

    private Task<Reply> AnswerAsync(Group group, IReadOnlyList<string> sentences) => corpus.AskAsync(group.Question, request =>
    {
        var number = request.PassageWith(group.Passage);
        Assert.True(number > 0, $"No passage of the prompt says \"{group.Passage}\".");
        return string.Join(' ', sentences.Select(sentence => $"{sentence} [{number}]"));
    });
}
