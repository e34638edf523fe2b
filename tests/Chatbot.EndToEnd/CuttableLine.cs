using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Carries connections to a port of this machine, and can cut all of them at once, as a lost network does.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<Socket, byte> _open = new();
    private readonly int _target;
    private readonly Task _accepting;

    /// <param name="target">The port that connections lead to.</param>
    public CuttableLine(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where to connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts every connection that is open now, without a word to either side; new ones are taken.</summary>
    public void Cut()
    {
        foreach (var connection in _open.Keys)
        {
            // A timeout of zero resets the connection: what was still on its way is lost.
            connection.Close(timeout: 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        await _accepting;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
                carried.Add(CarryAsync(await _listener.AcceptSocketAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[near] = _open[far] = 0;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            await using var nearEnd = new NetworkStream(near);
            await using var farEnd = new NetworkStream(far);
            await Task.WhenAny(nearEnd.CopyToAsync(farEnd, _end.Token), farEnd.CopyToAsync(nearEnd, _end.Token));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut, or refused by the far side: the near side learns it by being closed.
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
            near.Dispose();
            far.Dispose();
        }
    }
}
