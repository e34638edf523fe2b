using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Chatbot.Bot.Hosting;

/// <summary>Answers a request that broke with one plain sentence; the log gets the type and place, never what was sent.</summary>
/// <param name="logger">Takes what broke.</param>
internal sealed partial class UnexpectedFailure(ILogger<UnexpectedFailure> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var endpoint = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var refusal = exception is BadHttpRequestException bad
            ? ErrorBody.Result(bad.StatusCode, "BadRequest", Explain(bad.StatusCode, LargestBody(endpoint)))
            : ErrorBody.Result(StatusCodes.Status500InternalServerError, "ServerError", "Something went wrong on our side; please try again.");
        if (exception is not BadHttpRequestException)
            LogFailure(endpoint?.DisplayName, exception.GetType().FullName, exception.StackTrace);
        await refusal.ExecuteAsync(httpContext);
        return true;
    }

    private static long LargestBody(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? HostDefaults.LargestBody;

    private static string Explain(int status, long largestBody) => status == StatusCodes.Status413PayloadTooLarge
        ? $"The message is too large; at most {largestBody / 1024} kilobytes are accepted."
        : "The request is not one that this server can read.";

    [LoggerMessage(1, LogLevel.Error, "{Endpoint} broke: {Exception} {Place}")]
    private partial void LogFailure(string? endpoint, string? exception, string? place);
}

/// <summary>Puts <see cref="UnexpectedFailure"/> in place.</summary>
internal static class UnexpectedFailures
{
    /// <summary>Handles what the middleware after this one throws.</summary>
    public static void UseUnexpectedFailures(this IApplicationBuilder app) =>
        // The empty fallback pipeline is never run: the handler takes every exception.
        app.UseExceptionHandler(_ => { });
}
