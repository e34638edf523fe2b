using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Feedback;

/// <summary>Settings under <c>Feedback</c>.</summary>
internal sealed class FeedbackOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Feedback";

    /// <summary>A file that votes on answers are added to as lines of JSON. None unless set: then people are not asked, and nothing is kept.</summary>
    public string? File { get; set; }

    /// <summary>How long a vote is kept; a minute to 10 years, default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);
}
