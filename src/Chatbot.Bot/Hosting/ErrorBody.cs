using Microsoft.AspNetCore.Http.HttpResults;

namespace Chatbot.Bot.Hosting;

/// <summary>A refusal in the form that Direct Line clients expect, and that all addresses for programs share: <c>{"error":{"code","message"}}</c>.</summary>
/// <param name="Error">What is wrong.</param>
internal sealed record ErrorBody(ErrorDetail Error)
{
    /// <summary>An answer that refuses a request.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">A word for programs.</param>
    /// <param name="message">One plain sentence for people.</param>
    public static JsonHttpResult<ErrorBody> Result(int status, string code, string message) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, message)), statusCode: status);
}

/// <param name="Code">A word for programs.</param>
/// <param name="Message">One plain sentence for people.</param>
internal sealed record ErrorDetail(string Code, string Message);
