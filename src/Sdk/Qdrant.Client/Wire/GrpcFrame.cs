using System.Buffers.Binary;
using Google.Protobuf;
using Grpc.Core;

namespace Qdrant.Client.Wire;

/// <summary>
/// The one message that each side of a unary gRPC call sends: a byte that says whether it is compressed, four bytes of length
/// (big endian), the message ("gRPC over HTTP2", Length-Prefixed-Message).
/// </summary>
internal static class GrpcFrame
{
    /// <summary>Largest message that is received, in bytes: the default of gRPC clients.</summary>
    public const int MaxReceivedBytes = 4 * 1024 * 1024;

    private const int PrefixBytes = 5;

    /// <summary>The frame that carries <paramref name="message"/>, uncompressed.</summary>
    public static byte[] Write(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[PrefixBytes + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(PrefixBytes));
        return frame;
    }

    /// <summary>Reads the one frame of a body and on to the body's end, so that the trailers have arrived; null for an empty body.</summary>
    /// <exception cref="RpcException">The body is not one uncompressed frame of at most <see cref="MaxReceivedBytes"/>.</exception>
    /// <exception cref="InvalidProtocolBufferException">The message is not of the expected kind.</exception>
    public static async Task<T?> ReadAsync<T>(Stream body, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        var prefix = new byte[PrefixBytes];
        var read = await body.ReadAtLeastAsync(prefix, PrefixBytes, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
            return null;

        var size = BinaryPrimitives.ReadUInt32BigEndian(prefix.AsSpan(1));
        if (read < PrefixBytes)
            throw Fault(StatusCode.Internal, "The response ends inside a message.");
        if (prefix[0] != 0)
            throw Fault(StatusCode.Internal, "The response is compressed, which was not asked for.");
        if (size > MaxReceivedBytes)
            throw Fault(StatusCode.ResourceExhausted, $"The response has {size} bytes; at most {MaxReceivedBytes} are received.");

        var message = new byte[size];
        if (await body.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, cancellationToken) < message.Length)
            throw Fault(StatusCode.Internal, "The response ends inside a message.");
        if (await body.ReadAsync(prefix, cancellationToken) > 0)
            throw Fault(StatusCode.Internal, "The response has more than one message.");

        return parser.ParseFrom(message);
    }

    private static RpcException Fault(StatusCode code, string detail) => new(new Status(code, detail));
}
