using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Tests.Grpc;

/// <summary>The server's side of a unary gRPC call.</summary>
internal static class GrpcWire
{
    /// <summary>The bytes of the request's one message.</summary>
    public static async Task<byte[]> ReadMessageAsync(this HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var frame = body.ToArray();
        Assert.Equal(0, frame[0]);
        Assert.Equal(frame.Length - 5, BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1)));
        return frame[5..];
    }

    /// <summary>Answers with a message and the status 0.</summary>
    public static Task AnswerAsync(this HttpContext context, IMessage message) => context.AnswerAsync(message.ToByteArray());

    /// <summary>Answers with the bytes of a message and the status 0.</summary>
    public static async Task AnswerAsync(this HttpContext context, byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        await context.AnswerBodyAsync(frame);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>Answers with these bytes as the body and leaves the trailers to the caller.</summary>
    public static async Task AnswerBodyAsync(this HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = "application/grpc";
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Answers with a failure and no message.</summary>
    public static void Fail(this HttpContext context, int status, string detail)
    {
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = status.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["grpc-message"] = Uri.EscapeDataString(detail);
    }
}
