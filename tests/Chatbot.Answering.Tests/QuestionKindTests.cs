using Chatbot.Answering.Evidence;

namespace Chatbot.Answering.Tests;

public sealed class QuestionKindTests
{
    [Theory]
    [InlineData("What is sciatica?", nameof(QuestionKind.Definition))]
    [InlineData("wat is piriformis syndrome", nameof(QuestionKind.Definition))]
    [InlineData("why does my back hurt in the morning", nameof(QuestionKind.Cause))]
    [InlineData("how long does sciatica last", nameof(QuestionKind.Duration))]
    [InlineData("How many bones are in the neck?", nameof(QuestionKind.Quantity))]
    [InlineData("what percentage of people get better", nameof(QuestionKind.Quantity))]
    [InlineData("What are the symptoms of spinal stenosis?", nameof(QuestionKind.Symptom))]
    [InlineData("how is it treated", nameof(QuestionKind.Treatment))]
    [InlineData("what can i do for back pain at home", nameof(QuestionKind.SelfCare))]
    [InlineData("how do doctors find out if it is stenosis", nameof(QuestionKind.Diagnosis))]
    [InlineData("what can go wrong in back surgery", nameof(QuestionKind.Harm))]
    [InlineData("who gets osteoporosis", nameof(QuestionKind.RiskFactor))]
    [InlineData("what happens if kyphosis is left untreated", nameof(QuestionKind.Untreated))]
    [InlineData("how do i stop it coming back", nameof(QuestionKind.Prevention))]
    [InlineData("when should you not exercise", nameof(QuestionKind.Warning))]
    [InlineData("What is the difference between vertebroplasty and kyphoplasty?", nameof(QuestionKind.Comparison))]
    [InlineData("When should I see a doctor?", nameof(QuestionKind.SeekHelp))]
    [InlineData("does smoking harm the back?", nameof(QuestionKind.YesNo))]
    [InlineData("where does the sciatic nerve run", nameof(QuestionKind.Place))]
    [InlineData("when do the symptoms come on", nameof(QuestionKind.Occasion))]
    [InlineData("what time of day is it worst", nameof(QuestionKind.Occasion))]
    [InlineData("how young can discs wear out", nameof(QuestionKind.Quantity))]
    [InlineData("what else can narrow the canal", nameof(QuestionKind.Cause))]
    [InlineData("which nerves leave the neck", nameof(QuestionKind.List))]
    public void The_wording_tells_what_sort_of_answer_is_wanted(string question, string kind) =>
        Assert.Equal(kind, QuestionKinds.Of(question).Kind.ToString());

    [Theory]
    [InlineData("can i stop back pain from coming back", nameof(QuestionKind.Prevention))]
    [InlineData("does surgery have risks", nameof(QuestionKind.Harm))]
    public void A_yes_or_no_is_about_something(string question, string about) =>
        Assert.Equal((nameof(QuestionKind.YesNo), about), (QuestionKinds.Of(question).Kind.ToString(), QuestionKinds.Of(question).About.ToString()));
}
