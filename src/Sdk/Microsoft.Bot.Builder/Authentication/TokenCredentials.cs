#nullable enable
using System.Net.Http.Headers;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Adds the bot's own bearer token.</summary>
internal sealed class TokenCredentials(BotToken token) : ServiceClientCredentials
{
    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token.GetAsync(cancellationToken));

    /// <summary>What an application asks for that wants all its rights at the audience.</summary>
    public static string[] Scopes(string audience) => [$"{audience.TrimEnd('/')}/.default"];
}

/// <summary>For a bot without an identity: adds nothing.</summary>
internal sealed class NoCredentials : ServiceClientCredentials;
