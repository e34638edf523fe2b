using Chatbot.Knowledge.Retrieval;

namespace Chatbot.Knowledge.Tests.Retrieval;

/// <summary>How questions are understood before anything is searched.</summary>
public sealed class QuestionTests
{
    [Theory]
    [InlineData("What are the treatments for asthma?", "Treatment")]
    [InlineData("how do i get rid of it", "Treatment")]
    [InlineData("Is dementia genetically passed down", "Inheritance")]
    [InlineData("why does my knee swell", "Causes")]
    [InlineData("how is it diagnosed and what is the outlook", "Diagnosis, Outlook")]
    [InlineData("tell me about gout", "None")]
    public void What_is_asked_about_a_subject_is_told_by_its_words(string question, string aspects) =>
        Assert.Equal(aspects, Aspects.Of(question).ToString());

    [Fact]
    public void Of_a_long_message_the_sentence_that_asks_is_found()
    {
        const string message = "My granddaughter is five months old. Her leg is most affected. We are looking for information on current treatments. Thank you.";

        var asking = Assert.Single(AskingSentence.In(message));

        Assert.Equal("We are looking for information on current treatments.", asking.In(message).Trim());
    }

    [Fact]
    public void A_message_without_a_question_is_taken_whole()
    {
        const string message = "Sore neck since Monday. Stiff in the morning.";

        Assert.Equal(message.Length, Assert.Single(AskingSentence.In(message)).Length);
    }
}
