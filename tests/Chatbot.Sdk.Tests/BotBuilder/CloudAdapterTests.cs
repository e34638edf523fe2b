using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Sdk.BotBuilder;

/// <summary>The adapter between a real HTTP channel and a real HTTP connector, for a bot without an app id.</summary>
public sealed class CloudAdapterTests : IAsyncLifetime
{
    private readonly CloudAdapter _adapter = new(new ConfigurationBuilder().Build());
    private FakeConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Fact]
    public async Task An_answer_goes_to_the_service_url_as_a_reply()
    {
        string? id = null;
        var response = await TurnAsync(
            Activities.Message("hello", _connector.Url),
            async (turn, token) => id = (await turn.SendActivityAsync("hi", cancellationToken: token)).Id);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var call = Assert.Single(_connector.Calls);
        Assert.Equal(("POST", "/v3/conversations/conversation-1/activities/message-1"), (call.Method, call.Path));
        Assert.Equal(
            ("message", "hi", "message-1"),
            ((string?)call.Json["type"], (string?)call.Json["text"], (string?)call.Json["replyToId"]));
        Assert.Equal(("bot-1", "user-1"), ((string?)call.Json["from"]!["id"], (string?)call.Json["recipient"]!["id"]));
        Assert.Equal("", call.Authorization);
        Assert.Equal("reply-1", id);
    }

    [Fact]
    public async Task Nothing_on_the_wire_is_null()
    {
        await TurnAsync(
            Activities.Message("hello", _connector.Url), (turn, token) => turn.SendActivityAsync(MessageFactory.Text("hi"), token));

        Assert.DoesNotContain(Assert.Single(_connector.Calls).Json.DescendantsAndSelf(), token => token.Type == JTokenType.Null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/_connector")]
    [InlineData("/emea/")]
    public async Task A_service_url_may_have_a_base_path_and_a_slash_at_its_end(string path)
    {
        await TurnAsync(
            Activities.Message("hello", _connector.Url + path), (turn, token) => turn.SendActivityAsync("hi", cancellationToken: token));

        Assert.Equal($"{path.TrimEnd('/')}/v3/conversations/conversation-1/activities/message-1", Assert.Single(_connector.Calls).Path);
    }

    [Fact]
    public async Task Ids_with_special_characters_stay_one_part_of_the_path()
    {
        var message = Activities.Message("hello", _connector.Url);
        message.Conversation.Id = "19:a/b@thread.tacv2;messageid=3?x#y";
        message.Id = "f:1/2";

        await TurnAsync(message, (turn, token) => turn.SendActivityAsync("hi", cancellationToken: token));

        Assert.Equal(
            "/v3/conversations/19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D3%3Fx%23y/activities/f%3A1%2F2",
            Assert.Single(_connector.Calls).Path);
    }

    [Fact]
    public async Task A_message_that_replies_to_nothing_goes_to_the_conversation()
    {
        var joined = Activities.OfType(ActivityTypes.ConversationUpdate, _connector.Url, "webchat");

        await TurnAsync(joined, (turn, token) => turn.SendActivityAsync("welcome", cancellationToken: token));

        Assert.Equal("/v3/conversations/conversation-1/activities", Assert.Single(_connector.Calls).Path);
    }

    [Fact]
    public async Task A_message_can_be_updated_and_deleted()
    {
        await TurnAsync(Activities.Message("hello", _connector.Url), async (turn, token) =>
        {
            var sent = await turn.SendActivityAsync("draft", cancellationToken: token);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message, id: sent.Id, text: "final"), token);
            await turn.DeleteActivityAsync(sent.Id, token);
        });

        Assert.Equal(
            [
                "POST /v3/conversations/conversation-1/activities/message-1",
                "PUT /v3/conversations/conversation-1/activities/reply-1",
                "DELETE /v3/conversations/conversation-1/activities/reply-1",
            ],
            _connector.Calls.Select(call => $"{call.Method} {call.Path}"));
        Assert.Equal("final", (string?)_connector.Calls[1].Json["text"]);
    }

    [Fact]
    public async Task A_sign_of_typing_is_sent_and_a_trace_is_not()
    {
        _connector.Answer = _ => (202, "");

        await TurnAsync(Activities.Message("hello", _connector.Url), async (turn, token) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Typing), token);
            await turn.SendActivityAsync(new Activity(ActivityTypes.Trace), token);
        });

        Assert.Equal("typing", (string?)Assert.Single(_connector.Calls).Json["type"]);
    }

    [Fact]
    public async Task Entities_channel_data_and_unknown_fields_reach_the_channel()
    {
        await TurnAsync(Activities.Message("hello", _connector.Url), (turn, token) =>
        {
            var message = MessageFactory.Text("hi");
            message.Entities.Add(new Entity("streaminfo") { Properties = JObject.Parse("""{"streamSequence":1}""") });
            message.ChannelData = new { feedbackLoop = new { type = "default" } };
            message.Properties["futureField"] = 7;
            return turn.SendActivityAsync(message, token);
        });

        var json = Assert.Single(_connector.Calls).Json;
        Assert.Equal(1, (int?)json["entities"]![0]!["streamSequence"]);
        Assert.Equal("default", (string?)json["channelData"]!["feedbackLoop"]!["type"]);
        Assert.Equal(7, (int?)json["futureField"]);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_http_answer()
    {
        var response = await TurnAsync(Activities.OfType(ActivityTypes.Invoke, _connector.Url), (turn, token) =>
            turn.SendActivityAsync(
                new Activity("invokeResponse") { Value = new InvokeResponse { Status = 202, Body = new { answer = 42 } } },
                token));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(42, (int?)JObject.Parse(await response.Content.ReadAsStringAsync())["answer"]);
        Assert.Empty(_connector.Calls);
    }

    [Fact]
    public async Task An_invoke_that_nothing_handles_answers_501() => Assert.Equal(
        HttpStatusCode.NotImplemented,
        (await TurnAsync(Activities.OfType(ActivityTypes.Invoke, _connector.Url), (_, _) => Task.CompletedTask)).StatusCode);

    [Fact]
    public async Task A_channel_that_expects_replies_gets_them_in_the_http_answer()
    {
        var message = Activities.Message("hello", _connector.Url);
        message.DeliveryMode = DeliveryModes.ExpectReplies;

        var response = await TurnAsync(message, (turn, token) => turn.SendActivityAsync("hi", cancellationToken: token));

        var replies = JObject.Parse(await response.Content.ReadAsStringAsync())["activities"]!;
        Assert.Equal("hi", (string?)Assert.Single(replies)["text"]);
        Assert.Empty(_connector.Calls);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("not json")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("""{"type":"message","from":"a string"}""")]
    [InlineData("""{"type":"message","entities":{"a":1}}""")]
    public async Task What_is_no_activity_answers_400(string body)
    {
        await using var server = await BotServer.StartAsync(
            _adapter, new BotOf((_, _) => throw new InvalidOperationException("reached the bot")));

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync(body)).StatusCode);
    }

    [Fact]
    public async Task Only_post_is_answered()
    {
        await using var server = await BotServer.StartAsync(_adapter, new BotOf((_, _) => Task.CompletedTask));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await server.GetAsync()).StatusCode);
    }

    [Fact]
    public async Task A_refusal_of_the_connector_reaches_the_bot_with_status_and_reason()
    {
        _connector.Answer = _ => (403, """{"error":{"code":"ContentStreamNotAllowed","message":"over"}}""");
        ErrorResponseException? refused = null;

        await TurnAsync(Activities.Message("hello", _connector.Url), async (turn, token) =>
            refused = await Assert.ThrowsAsync<ErrorResponseException>(
                () => turn.SendActivityAsync("my back hurts", cancellationToken: token)));

        Assert.Equal(HttpStatusCode.Forbidden, refused!.Response.StatusCode);
        Assert.Equal("ContentStreamNotAllowed", refused.Body.Error.Code);
        Assert.DoesNotContain("back", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_a_turn_is_handled_where_the_adapter_says()
    {
        _adapter.OnTurnError = (turn, _) => turn.SendActivityAsync("sorry");

        var response = await TurnAsync(
            Activities.Message("hello", _connector.Url), (_, _) => throw new InvalidOperationException("broken"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("sorry", (string?)Assert.Single(_connector.Calls).Json["text"]);
    }

    [Fact]
    public async Task A_conversation_is_continued_later_over_the_same_service_url()
    {
        ConversationReference? reference = null;
        await TurnAsync(Activities.Message("hello", _connector.Url), (turn, _) =>
        {
            reference = turn.Activity.GetConversationReference();
            return Task.CompletedTask;
        });

        await _adapter.ContinueConversationAsync(
            string.Empty,
            reference!,
            (turn, token) => turn.SendActivityAsync("by the way", cancellationToken: token),
            CancellationToken.None);

        var call = Assert.Single(_connector.Calls);
        Assert.Equal("/v3/conversations/conversation-1/activities/message-1", call.Path);
        Assert.Equal("by the way", (string?)call.Json["text"]);
    }

    [Fact]
    public async Task A_conversation_can_be_opened_by_the_bot()
    {
        _connector.Answer = call => call.Path == "/v3/conversations" ? (201, """{"id":"new-conversation"}""") : null;

        await _adapter.CreateConversationAsync(
            string.Empty,
            "test",
            _connector.Url,
            null,
            new ConversationParameters { Bot = new ChannelAccount("bot-1"), Members = [new ChannelAccount("user-1")] },
            (turn, token) => turn.SendActivityAsync("good morning", cancellationToken: token),
            CancellationToken.None);

        Assert.Equal("user-1", (string?)_connector.Calls[0].Json["members"]![0]!["id"]);
        Assert.StartsWith("/v3/conversations/new-conversation/activities", _connector.Calls[1].Path, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> TurnAsync(Activity activity, BotCallbackHandler turn)
    {
        await using var server = await BotServer.StartAsync(_adapter, new BotOf(turn));
        return await server.PostAsync(activity);
    }
}
