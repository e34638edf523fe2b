using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Hosting;

/// <summary>Settings under <c>Bot</c>.</summary>
internal sealed class BotOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Bot";

    /// <summary>Where people reach this host; links in Teams and Web Chat start with it. Default <c>http://localhost:3978</c>.</summary>
    [Required]
    public Uri PublicUrl { get; set; } = new("http://localhost:3978");

    /// <summary>How long a conversation is remembered after its last message; a minute to 30 days, default one hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many conversations are remembered at most; past that the longest silent are forgotten first. 1 to 1,000,000, default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MostConversations { get; set; } = 20_000;

    /// <summary>
    /// Addresses or networks (<c>10.0.0.0/8</c>) of the proxies in front of this host, whose word about a visitor's address, scheme and host
    /// is taken. None by default: then nobody's is.
    /// </summary>
    public IList<string> Proxies { get; } = [];
}
