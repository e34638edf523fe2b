namespace Grpc.Core;

/// <summary>A gRPC call did not end well; with <see cref="StatusCode.Cancelled"/> also because the caller cancelled it.</summary>
public class RpcException : Exception
{
    /// <summary>Creates the exception.</summary>
    public RpcException(Status status)
        : this(status, status.ToString())
    {
    }

    /// <summary>Creates the exception with a message of its own.</summary>
    public RpcException(Status status, string message)
        : base(message, status.DebugException) => Status = status;

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;
}
