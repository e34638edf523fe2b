using Microsoft.Bot.Schema;

namespace Chatbot.Tests.Sdk.BotBuilder;

public sealed class ConversationReferenceTests
{
    [Fact]
    public void An_answer_goes_back_to_the_sender_as_a_reply_to_the_message()
    {
        var answer = new Activity(ActivityTypes.Message).ApplyConversationReference(Activities.Message("hello").GetConversationReference());

        Assert.Equal("bot-1", answer.From.Id);
        Assert.Equal("user-1", answer.Recipient.Id);
        Assert.Equal("conversation-1", answer.Conversation.Id);
        Assert.Equal("message-1", answer.ReplyToId);
        Assert.Equal("https://channel.example", answer.ServiceUrl);
        Assert.Equal("test", answer.ChannelId);
    }

    [Fact]
    public void An_incoming_activity_is_addressed_to_the_bot()
    {
        var incoming = new Activity(ActivityTypes.Event).ApplyConversationReference(
            Activities.Message("hello").GetConversationReference(), isIncoming: true);

        Assert.Equal("user-1", incoming.From.Id);
        Assert.Equal("bot-1", incoming.Recipient.Id);
        Assert.Equal("message-1", incoming.Id);
    }

    [Theory]
    [InlineData("webchat", null)]
    [InlineData("directline", null)]
    [InlineData("msteams", "message-1")]
    public void A_greeting_replies_to_the_joining_only_where_the_channel_keeps_it(string channel, string? repliesTo)
    {
        var joined = Activities.OfType(ActivityTypes.ConversationUpdate, channelId: channel);

        Assert.Equal(repliesTo, joined.GetConversationReference().ActivityId);
        Assert.Equal(repliesTo, joined.CreateReply("welcome").ReplyToId);
    }

    [Fact]
    public void A_reply_carries_text_and_language_and_swaps_the_parties()
    {
        var question = Activities.Message("hallo");
        question.Locale = "de-DE";

        var reply = question.CreateReply("guten Tag");

        Assert.Equal(("guten Tag", "de-DE", "bot-1", "user-1"), (reply.Text, reply.Locale, reply.From.Id, reply.Recipient.Id));
        Assert.Equal(ActivityTypes.Message, reply.Type);
    }

    [Fact]
    public void A_conversation_can_be_continued_later_from_its_reference()
    {
        var reference = Activities.Message("hello").GetConversationReference();

        var continuation = reference.GetContinuationActivity();

        Assert.Equal(ActivityTypes.Event, continuation.Type);
        Assert.Equal(ActivityEventNames.ContinueConversation, continuation.Name);
        Assert.Equal("conversation-1", continuation.Conversation.Id);
        Assert.Equal("bot-1", continuation.Recipient.Id);
        Assert.Same(reference, continuation.RelatesTo);
    }

    [Theory]
    [InlineData("<at>Bot</at> my back hurts", "my back hurts")]
    [InlineData("my back <AT>bot</AT>hurts", "my back hurts")]
    [InlineData("my back hurts", "my back hurts")]
    public void The_bots_own_mention_is_taken_out_of_the_text(string text, string left)
    {
        var message = Activities.Message(text);
        var mention = new Entity();
        mention.SetAs(new Mention { Mentioned = message.Recipient, Text = "<at>Bot</at>" });
        message.Entities = [mention];

        Assert.Equal(left, message.RemoveRecipientMention());
        Assert.Equal(left, message.Text);
    }

    [Fact]
    public void Somebody_elses_mention_stays()
    {
        var message = Activities.Message("ask <at>Eve</at>");
        var mention = new Entity();
        mention.SetAs(new Mention { Mentioned = new ChannelAccount("user-9", "Eve"), Text = "<at>Eve</at>" });
        message.Entities = [mention];

        Assert.Equal("ask <at>Eve</at>", message.RemoveRecipientMention());
        Assert.Equal("user-9", Assert.Single(message.GetMentions()).Mentioned.Id);
    }

    [Theory]
    [InlineData(ActivityTypes.Message, true)]
    [InlineData("message/update", true)]
    [InlineData("messageUpdate", false)]
    public void An_activity_is_seen_as_a_message_only_if_it_is_one(string type, bool isMessage) =>
        Assert.Equal(isMessage, new Activity(type).AsMessageActivity() is not null);
}
