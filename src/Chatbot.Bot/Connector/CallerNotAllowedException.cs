namespace Chatbot.Bot.Connector;

/// <summary>A caller whose token is valid, and who may not call all the same: HTTP 403.</summary>
/// <remarks>Not an <see cref="UnauthorizedAccessException"/>, which the SDK would answer with 401.</remarks>
/// <param name="sentence">One plain sentence for the caller.</param>
internal sealed class CallerNotAllowedException(string sentence) : Exception(sentence);
