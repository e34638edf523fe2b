namespace Chatbot.Safety;

/// <summary>How soon a person must be seen. Ordered: a higher value is shown when several apply.</summary>
public enum TriageLevel
{
    /// <summary>No red flag.</summary>
    None,

    /// <summary>A planned appointment within days. The bot still answers and adds the advice; not an escalation.</summary>
    Soon,

    /// <summary>A clinician today, not an ambulance.</summary>
    Urgent,

    /// <summary>Suicidal thoughts, self-harm, abuse, danger from another person.</summary>
    Crisis,

    /// <summary>Life, limb, bladder or bowel function or sight at risk now.</summary>
    Emergency,
}
