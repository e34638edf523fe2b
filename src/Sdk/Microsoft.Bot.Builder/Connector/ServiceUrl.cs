#nullable enable
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Bot.Connector;

/// <summary>The address of a channel's connector, as an activity brings it.</summary>
internal static class ServiceUrl
{
    /// <returns>True for an absolute http or https address.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
