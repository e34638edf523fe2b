using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class MessageFactoryTests
{
    [Fact]
    public void A_text_message_awaits_an_answer_unless_told_otherwise()
    {
        var message = MessageFactory.Text("hello", "<speak>hello</speak>");

        Assert.Equal((ActivityTypes.Message, "hello", "<speak>hello</speak>"), (message.Type, message.Text, message.Speak));
        Assert.Equal(InputHints.AcceptingInput, message.InputHint);
        Assert.Equal(InputHints.IgnoringInput, MessageFactory.Text("hello", null, InputHints.IgnoringInput).InputHint);
    }

    [Fact]
    public void A_blank_text_is_left_out() => Assert.Null(MessageFactory.Text(" ").Text);

    [Fact]
    public void Suggestions_are_buttons_that_say_what_they_show()
    {
        var message = MessageFactory.SuggestedActions(["Yes", "No"], "Sure?", null, null, ["user-1"]);

        Assert.Equal("Sure?", message.Text);
        Assert.Equal(["user-1"], message.SuggestedActions.To);
        Assert.Equal(["Yes", "No"], message.SuggestedActions.Actions.Select(action => action.Value));
        Assert.All(message.SuggestedActions.Actions, action => Assert.Equal(ActionTypes.ImBack, action.Type));
    }

    [Fact]
    public void Attachments_stand_below_or_beside_each_other()
    {
        var cards = new[] { new HeroCard("a").ToAttachment(), new HeroCard("b").ToAttachment() };

        Assert.Equal(AttachmentLayoutTypes.List, MessageFactory.Attachment(cards, "text").AttachmentLayout);
        Assert.Equal(AttachmentLayoutTypes.Carousel, MessageFactory.Carousel(cards).AttachmentLayout);
        Assert.Same(cards[0], Assert.Single(MessageFactory.Attachment(cards[0]).Attachments));
    }
}
