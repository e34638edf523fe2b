using Chatbot.Text;
using Chatbot.Text.Sentences;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Rest helps. Walking helps more.", "Rest helps.|Walking helps more.")]
    [InlineData("Ask Dr. Brown about it. He knows.", "Ask Dr. Brown about it.|He knows.")]
    [InlineData("Some causes (e.g. a strain, i.e. overuse) are mild. Others are not.", "Some causes (e.g. a strain, i.e. overuse) are mild.|Others are not.")]
    [InlineData("It is heat vs. cold. Both take approx. ten minutes.", "It is heat vs. cold.|Both take approx. ten minutes.")]
    [InlineData("See No. 5 below. The answer is no. Try again.", "See No. 5 below.|The answer is no.|Try again.")]
    [InlineData("In the U.S. many adults sit all day. They ache.", "In the U.S. many adults sit all day.|They ache.")]
    [InlineData("He lives in the U.S. The pain began there.", "He lives in the U.S.|The pain began there.")]
    [InlineData("Slips of 2.5 mm occur at L4-S3. They heal.", "Slips of 2.5 mm occur at L4-S3.|They heal.")]
    [InlineData("They call it a “hump.” Others say kyphosis.", "They call it a “hump.”|Others say kyphosis.")]
    [InlineData("“Why?” he asked. Nobody knew!", "“Why?” he asked.|Nobody knew!")]
    [InlineData("(It may recur.) Then see someone.", "(It may recur.)|Then see someone.")]
    [InlineData("Really?! Yes... sometimes. Wait… Then go.", "Really?!|Yes... sometimes.|Wait…|Then go.")]
    [InlineData("Chairs, desks, etc. matter. Use cushions, etc. Workers sit.", "Chairs, desks, etc. matter.|Use cushions, etc.|Workers sit.")]
    [InlineData("Squats, lunges, etc. – is a good set. Try it.", "Squats, lunges, etc. – is a good set.|Try it.")]
    [InlineData("Bones need vitamin D. The sun gives it.", "Bones need vitamin D.|The sun gives it.")]
    [InlineData("This is hepatitis C. Treatment works.", "This is hepatitis C.|Treatment works.")]
    [InlineData("Infection by S. aureus was described by J. Smith. It is rare.", "Infection by S. aureus was described by J. Smith.|It is rare.")]
    [InlineData("1. Rest well. 2. Move on.", "1. Rest well.|2. Move on.")]
    [InlineData("It eases. [ 3 ], [ 4 ] Then it returns.[5] Always.", "It eases. [ 3 ], [ 4 ]|Then it returns.[5]|Always.")]
    [InlineData("my back hurts. it began today", "my back hurts.|it began today")]
    [InlineData("**Stop.** Then call.", "**Stop.**|Then call.")]
    [InlineData("It began in 2019. It ended.", "It began in 2019.|It ended.")]
    [InlineData("One line\nwraps here. Next.\n\nNew paragraph", "One line\nwraps here.|Next.|New paragraph")]
    [InlineData("Two stops.\u00a0 Non-breaking spaces part them.", "Two stops.|Non-breaking spaces part them.")]
    public void A_text_is_split_where_a_reader_would(string text, string expected) =>
        Assert.Equal(expected.Split('|'), SentenceSplitter.Split(text, new TextSpan(0, text.Length)).Select(s => s.In(text)));

    [Fact]
    public void Only_the_given_stretch_is_split()
    {
        const string text = "Not this. But this. And this. Nor that.";
        var within = TextSpan.FromBounds(10, 29);
        Assert.Equal(["But this.", "And this."], SentenceSplitter.Split(text, within).Select(s => s.In(text)));
    }

    [Fact]
    public void A_stretch_outside_the_text_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SentenceSplitter.Split("short", new TextSpan(3, 9)));

    [Fact]
    public void Whatever_the_text_the_sentences_are_trimmed_in_order_and_miss_no_visible_character()
    {
        var characters = Gen.Elements("aB1 .?!…)\"”[3]\n\t\u00a0-,*。é".ToCharArray());
        var texts = Gen.ArrayOf(characters).Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var sentences = SentenceSplitter.Split(text, new TextSpan(0, text.Length));
            var covered = 0;
            foreach (var sentence in sentences)
            {
                Assert.True(string.IsNullOrWhiteSpace(text[covered..sentence.Start]), "a visible character between two sentences");
                Assert.True(sentence.Length > 0, "an empty sentence");
                Assert.Equal(sentence.In(text).Trim(), sentence.In(text));
                covered = sentence.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[covered..]), "a visible character after the last sentence");
        }).QuickCheckThrowOnFailure();
    }
}
