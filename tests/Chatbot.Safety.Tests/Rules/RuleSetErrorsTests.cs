using Chatbot.Safety.Rules;

namespace Chatbot.Tests.Safety.Rules;

public sealed class RuleSetErrorsTests
{
    [Theory]
    [InlineData("concepts:\n  numb:\n    - (dead|gone", 3, 7, "lacks a ')'")]
    [InlineData("concepts:\n  numb:\n    - can't feel", 3, 7, "write can't as cant")]
    [InlineData("concepts:\n  numb:\n    - <deadness>", 3, 7, "no concept named 'deadness'")]
    [InlineData("concepts:\n  numb:\n    - .. dead", 3, 7, "must begin with a word")]
    [InlineData("concepts:\n  numb:\n    - no ..40 feeling", 3, 7, "gap of 40 words")]
    [InlineData("concepts:\n  one: [now <two>]\n  two: [then <one>]", 2, 3, "'one' is explained by itself")]
    [InlineData("grammar:\n  filler:\n    - kind of", 3, 7, "'kind of' has more than one word")]
    [InlineData("concepts:\n  hot:\n    - <43-38>", 3, 7, "not a range of numbers")]
    [InlineData("concepts:\n  hot:\n    - <43-38c>", 3, 7, "or of temperatures such as <38-43c>")]
    [InlineData("concepts:\n  hot:\n    - <38-43k>", 3, 7, "or of temperatures such as <38-43c>")]
    [InlineData("variants:\n  haemo: []", 2, 3, "two parts of words")]
    [InlineData("pictures:\n  blood: [🩸]\n  red: [🩸]", 3, 9, "stands for 'blood' already")]
    [InlineData("concepts:\n  numb: [dead]\nrulez:\n  - id: X", 3, 1, "'rulez' is not known here")]
    [InlineData("rules:\n  - continues: RF-X9\n    when: []", 2, 5, "no rule RF-X9 to continue")]
    [InlineData("cues:\n  - mark: denied\n    covers: after\n    phrases: [not]", 2, 11, "'denied' is no mark")]
    [InlineData("concepts:\n  numb: [dead\n", 3, 1, "not valid YAML")]
    public void A_mistake_is_reported_with_its_place_and_one_plain_sentence(string file, long line, long column, string says)
    {
        var exception = Assert.Throws<RuleSetException>(() => RuleSet.Load([new YamlSource("mine.yaml", file)]));

        var error = Assert.Single(exception.Errors, error => error.Message.Contains(says, StringComparison.Ordinal));
        Assert.Equal(("mine.yaml", line, column), (error.File, error.Line, error.Column));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when:\n      - near: [numb, saddel]", "no concept named 'saddel'")]
    [InlineData("when:\n      - close: [numb]", "exactly one of any, near, sentence, message, alone, conversation")]
    [InlineData("when:\n      - near: [numb]\n        aside: [numb]", "'aside' says what may stand beside 'alone'")]
    [InlineData("when:\n      - alone: [numb]\n        aside: [nmub]", "no concept named 'nmub'")]
    [InlineData("when: []", "nothing would make this rule fire")]
    [InlineData("level: later", "'later' is no level")]
    [InlineData("source: my own idea", "must give the year")]
    public void A_mistake_in_a_rule_is_reported(string part, string says)
    {
        var key = part[..part.IndexOf(':', StringComparison.Ordinal)];
        string[] parts =
        [
            "id: X-1", "category: c", "title: t", "level: urgent", "advice: a", "source: S (2020)",
            "when:\n      - any: [numb]", "fires: [numb]", "stays-quiet: [fine]",
        ];
        var rule = string.Join("\n    ", parts.Select(own => own.StartsWith(key, StringComparison.Ordinal) ? part : own));
        var file = $"concepts:\n  numb: [dead]\nrules:\n  - {rule}\n";

        var exception = Assert.Throws<RuleSetException>(() => RuleSet.Load([new YamlSource("mine.yaml", file)]));

        Assert.Contains(exception.Errors, error => error.Message.Contains(says, StringComparison.Ordinal) && error.Line >= 4);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var exception = Assert.Throws<RuleSetException>(() =>
            RuleSet.Load([new YamlSource("a.yaml", "concepts:\n  one: [(]"), new YamlSource("b.yaml", "concepts:\n  two: [(]")]));

        Assert.Equal(["a.yaml", "b.yaml"], exception.Errors.Select(error => error.File).Where(file => file != "rules").Distinct());
    }
}
