namespace Chatbot.Answering.Models;

/// <summary>A language model is configured in a way that cannot work. The message is one sentence that says what to do.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="cause">What told so; null when the settings themselves did.</param>
public sealed class LanguageModelException(string sentence, Exception? cause = null) : Exception(sentence, cause);
