namespace Chatbot.Answering.Replies;

/// <summary>What an answer can be gone on from when the person asks for more. Kept with the conversation.</summary>
/// <param name="Question">The question that was answered, as it was read.</param>
/// <param name="Subject">What the conversation was about; empty when the question stands alone.</param>
/// <param name="Told">What was quoted so far, in order of number.</param>
/// <param name="HasMore">Whether the articles say more that answers the question.</param>
public sealed record Continuation(string Question, string Subject, IReadOnlyList<ToldQuote> Told, bool HasMore);

/// <summary>A quote that the person has read.</summary>
/// <param name="Number">Its number in the answer.</param>
/// <param name="Document">Id of the document.</param>
/// <param name="Start">First code unit of the quote in the document's text (UTF-16).</param>
/// <param name="End">Just past the last code unit.</param>
public sealed record ToldQuote(int Number, string Document, int Start, int End);
