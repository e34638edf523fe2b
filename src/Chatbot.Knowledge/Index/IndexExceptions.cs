namespace Chatbot.Knowledge.Index;

/// <summary>A file of the index is damaged. The message names the file and the remedy.</summary>
public sealed class IndexDamagedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The index' engine cannot be reached. The message names it; trying later may help.</summary>
public sealed class IndexUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A new generation was judged and must not go live; the one that was live stays. The message says why and what to do.</summary>
public sealed class IndexRejectedException(string message) : Exception(message);

/// <summary>Nothing has been indexed yet.</summary>
/// <param name="place">Where, for the message.</param>
public sealed class IndexMissingException(string? place = null)
    : Exception($"Nothing has been indexed yet{(place is null ? "" : $" in {place}")}. Build the index with `chatbot index`.");
