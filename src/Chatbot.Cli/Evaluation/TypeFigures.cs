namespace Chatbot.Cli.Evaluation;

/// <summary>The results of one kind of row.</summary>
/// <param name="Type">The kind, such as <c>fact</c> or <c>guard: urgent</c>.</param>
/// <param name="Right">Rows with the expected outcome.</param>
/// <param name="Cited">Answerable rows that cite a golden document; of no rows where that does not apply.</param>
/// <param name="Declined">Rows that were declined; of no rows where that does not apply.</param>
internal sealed record TypeFigures(string Type, Rate Right, Rate Cited, Rate Declined);
