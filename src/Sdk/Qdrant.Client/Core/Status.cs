namespace Grpc.Core;

/// <summary>How a gRPC call ended, in a code and in words.</summary>
public struct Status
{
    /// <summary>Creates a status.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>Creates a status with the exception that led to it on this side.</summary>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The words.</summary>
    public string Detail { get; }

    /// <summary>The exception that led to it on this side, if there was one.</summary>
    public Exception? DebugException { get; }

    /// <inheritdoc/>
    public override readonly string ToString()
    {
        var cause = DebugException is null ? "" : $", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\"";
        return $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\"{cause})";
    }
}
