using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Auditing;

/// <summary>Settings under <c>Audit</c>.</summary>
internal sealed class AuditOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Audit";

    /// <summary>A file that each escalation is added to as a line of JSON, without anything that a person wrote. None unless set.</summary>
    public string? File { get; set; }

    /// <summary>How large the file may become, in bytes, before it is kept as <c>.1</c> and begun anew; 4 kB to 1 GB, default 10 MB.</summary>
    [Range(4_096, 1_073_741_824)]
    public long LargestFile { get; set; } = 10 * 1024 * 1024;
}
