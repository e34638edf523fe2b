using Chatbot.Answering.Replies;
using Xunit.Abstractions;
using YamlDotNet.Serialization;

namespace Chatbot.Answering.Tests.Models;

/// <summary>A model that words answers over our own articles: what it makes up never reaches a person, what it may say mostly does.</summary>
public sealed class ModelAnswersTests(ModelCorpus corpus, ITestOutputHelper output) : IClassFixture<ModelCorpus>
{
    private const double LeastKept = 0.8;

    // See docs/evaluation.md.
    private const int MostPassedUntuned = 0;
    private const double LeastKeptUntuned = 0.7;

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

    private static readonly List<Group> Groups = Read("model-answers.yaml");

    [Fact]
    public async Task Nothing_that_the_cited_passage_does_not_say_reaches_the_reply_in_more_than_200_cases()
    {
        var passed = await PassedAsync(Groups);

        Assert.True(Groups.Sum(group => group.Unsupported.Count()) >= 200);
        Assert.True(passed.Count == 0, string.Join('\n', passed));
    }

    [Fact]
    public async Task Most_of_what_the_cited_passage_does_say_is_kept()
    {
        var lost = await LostAsync(Groups);

        var all = Groups.Sum(group => group.Supported.Count);
        output.WriteLine($"Kept {all - lost.Count} of {all}. Lost:\n{string.Join('\n', lost)}");
        Assert.True(all - lost.Count >= LeastKept * all, $"Only {all - lost.Count} of {all} supported sentences were kept.");
    }

    [Fact]
    public async Task On_sentences_that_it_was_not_tuned_for_it_errs_no_more_than_is_documented()
    {
        var groups = Read("model-answers-untuned.yaml");
        var (passed, lost) = (await PassedAsync(groups), await LostAsync(groups));

        var (unsupported, supported) = (groups.Sum(group => group.Unsupported.Count()), groups.Sum(group => group.Supported.Count));
        output.WriteLine($"Passed {passed.Count} of {unsupported}:\n{string.Join('\n', passed)}\nLost {lost.Count} of {supported}:\n{string.Join('\n', lost)}");
        Assert.True(passed.Count <= MostPassedUntuned, $"{passed.Count} of {unsupported} unsupported sentences passed.");
        Assert.True(supported - lost.Count >= LeastKeptUntuned * supported, $"Only {supported - lost.Count} of {supported} supported sentences were kept.");
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

    private async Task<List<string>> PassedAsync(List<Group> groups)
    {
        var passed = new List<string>();
        foreach (var group in groups)
        {
            foreach (var sentence in group.Unsupported)
            {
                // Between supported ones, so that the model's answer is used.
                if (Said(await AnswerAsync(group, [group.Supported[0], sentence, group.Supported[1]]), sentence))
                    passed.Add($"{group.Question} {sentence}");
            }
        }

        return passed;
    }

    private async Task<List<string>> LostAsync(List<Group> groups)
    {
        var lost = new List<string>();
        foreach (var group in groups)
        {
            foreach (var sentence in group.Supported)
            {
                if (!Said(await AnswerAsync(group, [sentence]), sentence) && !Said(await AnswerAsync(group, [group.Supported[0], sentence]), sentence))
                    lost.Add($"{group.Question} {sentence}");
            }
        }

        return lost;
    }

    private static List<Group> Read(string file) => new DeserializerBuilder()
        .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance).Build()
        .Deserialize<List<Group>>(File.ReadAllText(Chatbot.Tests.Repository.At("tests", "Chatbot.Answering.Tests", "Cases", file)));

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
