using System.Net.WebSockets;
using System.Text;

namespace Chatbot.Bot.DirectLine;

/// <summary>Sends a conversation's activities over a WebSocket as they come.</summary>
/// <param name="conversations">To see when a conversation is over.</param>
/// <param name="lifetime">Ends the stream when the host stops.</param>
/// <param name="time">The clock.</param>
internal sealed class ActivityStream(DirectLineConversations conversations, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan LookForTheEnd = TimeSpan.FromSeconds(30);

    /// <summary>Runs until the client goes, the conversation is over or the host stops.</summary>
    /// <param name="socket">The open socket.</param>
    /// <param name="conversation">What to send.</param>
    /// <param name="watermark">What the client has seen already.</param>
    /// <param name="cancellationToken">The request's own end.</param>
    public async Task RunAsync(WebSocket socket, DirectLineConversation conversation, long watermark, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var clientLeaves = WaitForCloseAsync(socket, ending.Token);
        try
        {
            while (!clientLeaves.IsCompleted && conversations.Find(conversation.Id) is not null)
            {
                var (set, more) = conversation.ReadAfter(watermark);
                if (set.Activities.Count == 0)
                {
                    await Task.WhenAny(more, clientLeaves, Task.Delay(LookForTheEnd, time, ending.Token));
                    continue;
                }

                // Each in a frame of its own: the activities of two frames that arrive together are mixed up by Microsoft's client.
                foreach (var single in set.Singly())
                    await socket.SendAsync(Encoding.UTF8.GetBytes(single.ToJson()), WebSocketMessageType.Text, endOfMessage: true, ending.Token);
                watermark = set.Watermark;
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client or the host went away; the log keeps what was not sent for when the client comes back.
        }
        finally
        {
            await ending.CancelAsync();
            await clientLeaves;
        }
    }

    /// <summary>Reads past whatever the client sends, which is nothing but keep-alives, until it closes.</summary>
    private static async Task WaitForCloseAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        try
        {
            while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
                await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // That is a way of leaving, too.
        }
    }
}
