using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The HTTP end of the Bot Connector protocol.</summary>
/// <remarks>
/// Answers 200 after the turn (with a body for an invoke or <c>expectReplies</c>), 400 to what is no activity, 401 without a valid
/// token, 403 to a valid one for something else, 405 to anything but POST, 501 to an invoke that nothing handles, 503 while there are
/// no keys to validate a token with.
/// </remarks>
public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    /// <summary>An adapter for a bot without an app id: anybody may call it.</summary>
    public CloudAdapter()
        : this(new ConfigurationBuilder().Build())
    {
    }

    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var activity = await ReadActivityAsync(httpRequest, cancellationToken);
        if (activity is null)
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            var authHeader = httpRequest.Headers.Authorization.ToString();
            var answer = await ProcessActivityAsync(authHeader, activity, bot.OnTurnAsync, cancellationToken);
            await WriteAnswerAsync(httpResponse, answer, cancellationToken);
        }
        catch (TokenNotAllowedException refused)
        {
            Refuse(httpResponse, StatusCodes.Status403Forbidden, refused);
        }
        catch (UnauthorizedAccessException refused)
        {
            Refuse(httpResponse, StatusCodes.Status401Unauthorized, refused);
        }
        catch (SigningKeysUnavailableException refused)
        {
            Refuse(httpResponse, StatusCodes.Status503ServiceUnavailable, refused);
        }
    }

    /// <returns>Null where the body is no activity that could be answered.</returns>
    private async Task<Activity> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(cancellationToken);
        Activity activity;
        try
        {
            activity = WireJson.Read<Activity>(body);
        }
        catch (JsonException)
        {
            // Its message may quote the body, so it is not logged.
            Logger.LogWarning("A call to the bot was refused: the body is no JSON activity.");
            return null;
        }

        if (string.IsNullOrEmpty(activity?.Type))
        {
            Logger.LogWarning("A call to the bot was refused: the activity has no type.");
            return null;
        }

        if (!ServiceUrl.TryParse(activity.ServiceUrl, out _))
        {
            Logger.LogWarning("A call to the bot was refused: the activity has no service URL to answer to.");
            return null;
        }

        return activity;
    }

    private static async Task WriteAnswerAsync(HttpResponse response, InvokeResponse answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer?.Status ?? StatusCodes.Status200OK;
        if (answer?.Body is null)
            return;

        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(WireJson.Write(answer.Body), cancellationToken);
    }

    private void Refuse(HttpResponse response, int status, Exception refused)
    {
        Logger.LogWarning("A call to the bot was refused with {Status}: {Reason}", status, refused.Message);
        response.StatusCode = status;
    }
}
