namespace Chatbot.Answering.Models;

/// <summary>A language model is configured in a way that cannot work. The message is one sentence that says what to do.</summary>
/// <param name="sentence">The sentence.</param>
public sealed class LanguageModelException(string sentence) : Exception(sentence);
