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

    /// <summary>Origins of other sites that may embed the widget, such as <c>https://clinic.example</c>. This host's own pages always may.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How long a token lives; a minute to a day, default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many conversations are open at most; 1 to 1,000,000, default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int MostConversations { get; set; } = 10_000;
}
