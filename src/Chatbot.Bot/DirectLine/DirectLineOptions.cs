using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.DirectLine;

/// <summary>Settings under <c>DirectLine</c>.</summary>
internal sealed class DirectLineOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "DirectLine";

    /// <summary>
    /// Key that signs tokens: at least 32 characters, the same on every replica. Without one a key is made at start, and
    /// tokens end with the process.
    /// </summary>
    [MinLength(32)]
    public string? SigningKey { get; set; }

    /// <summary>
    /// Lets a clinic's own server ask for tokens and speak in any conversation; at least 32 characters. Not for pages: a request that
    /// brings it from a browser is refused. None by default.
    /// </summary>
    [MinLength(32)]
    public string? Secret { get; set; }

    /// <summary>Whether pages may fetch a token themselves, the default; false when only a server that knows <see cref="Secret"/> hands them out.</summary>
    public bool AnonymousTokens { get; set; } = true;

    /// <summary>Origins of other sites that may embed the widget, such as <c>https://clinic.example</c>. This host's own pages always may.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How long a token lives; a minute to a day, default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many conversations are open at most; 1 to 1,000,000, default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MostConversations { get; set; } = 10_000;

    /// <summary>How many messages a minute a conversation takes, in bursts of as many; 1 to 10,000, default 20. Red flags are always taken.</summary>
    [Range(1, 10_000)]
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>
    /// How many tokens and conversations a minute one address may ask for, in bursts of as many; 1 to 100,000, default 120. This machine's
    /// own addresses are not counted: behind a proxy that is not among <c>Bot:Proxies</c> they stand for everybody.
    /// </summary>
    [Range(1, 100_000)]
    public int StartsPerMinute { get; set; } = 120;

    /// <summary>How many requests a minute one token may make, reading included; 60 to 100,000, default 600. A polling client makes about 60.</summary>
    [Range(60, 100_000)]
    public int RequestsPerMinute { get; set; } = 600;
}
