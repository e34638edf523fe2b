using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.DirectLine;

/// <summary>The secret of a clinic's own server. It opens every conversation, so it has no place in a page.</summary>
/// <param name="options">Hold the secret, if there is one.</param>
internal sealed class DirectLineSecret(IOptions<DirectLineOptions> options)
{
    // Hashes are of one length, so that comparing them takes the same time for any guess.
    private readonly byte[]? _hash = options.Value.Secret is { } secret ? Hash(secret) : null;

    /// <summary>Whether a bearer's credential is the secret; never where none is configured.</summary>
    public bool Is(string credential) => _hash is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(credential));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
