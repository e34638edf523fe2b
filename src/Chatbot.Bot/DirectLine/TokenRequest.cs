using System.Text.Json;

namespace Chatbot.Bot.DirectLine;

/// <summary>What a clinic's server asks for with the secret.</summary>
/// <param name="User">The person's id, starting with <c>dl_</c>.</param>
/// <param name="TrustedOrigins">The only sites whose pages may use the token; empty for any.</param>
internal sealed record TokenRequest(string User, IReadOnlyList<string> TrustedOrigins)
{
    private const string Prefix = "dl_";
    private const int LongestUser = 100;
    private const int MostOrigins = 8;

    /// <summary>Reads a request; null when it is not one. An empty body asks for a new user.</summary>
    public static TokenRequest? Read(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return new TokenRequest(ConversationTokens.NewUserId(), []);

        try
        {
            var asked = JsonSerializer.Deserialize<Body>(body, JsonSerializerOptions.Web);
            var user = asked?.User?.Id ?? ConversationTokens.NewUserId();
            var origins = asked?.TrustedOrigins ?? [];
            var isGood = asked is not null
                && user.StartsWith(Prefix, StringComparison.Ordinal) && user.Length > Prefix.Length && user.Length <= LongestUser
                && origins.Count <= MostOrigins && origins.All(IsOrigin);
            return isGood ? new TokenRequest(user, origins) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOrigin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site) && site.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private sealed record Body(UserBody? User, IReadOnlyList<string>? TrustedOrigins);

    private sealed record UserBody(string? Id);
}
