using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;

namespace Qdrant.Client.Wire;

/// <summary>Reads how a gRPC call ended from what HTTP carries of it.</summary>
internal static class GrpcStatus
{
    /// <summary>The status in trailers, or in the headers of a response without a body; null when there is none.</summary>
    public static Status? Read(HttpHeaders headers)
    {
        if (First(headers, "grpc-status") is not { } code)
            return null;

        var detail = Uri.UnescapeDataString(First(headers, "grpc-message") ?? "");
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Enum.IsDefined((StatusCode)number)
            ? new Status((StatusCode)number, detail)
            : new Status(StatusCode.Unknown, $"The server answered the unknown status {code}. {detail}".TrimEnd());
    }

    /// <summary>The status of an answer that did not come from a gRPC server ("HTTP to gRPC Status Code Mapping").</summary>
    public static Status FromHttp(HttpStatusCode http) => new(
        http switch
        {
            // As the genuine client has it.
            HttpStatusCode.OK => StatusCode.Cancelled,
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests
                or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"The answer is HTTP {(int)http} and not gRPC.");

    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
