using Chatbot.Answering;
using Chatbot.Answering.Replies;
using Chatbot.Cli.Rows;

namespace Chatbot.Cli.Commands;

/// <summary>A conversation in the terminal.</summary>
/// <param name="terminal">Where the person types and reads.</param>
/// <param name="pipeline">Answers the messages.</param>
/// <param name="json">Whether each reply is printed as a JSON line instead of text.</param>
internal sealed class Chat(Terminal terminal, TurnPipeline pipeline, bool json)
{
    private const string Quit = "/quit";

    private readonly Conversation _conversation = new(pipeline);

    /// <summary>Answers what is typed, line by line, until <c>/quit</c> or the end of the input.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (terminal.OutputIsTerminal && !json)
            terminal.WriteText($"Ask about backs and spines. {Quit} ends the chat.");
        while (await ReadAsync(cancellationToken) is { } line && !line.Trim().Equals(Quit, StringComparison.OrdinalIgnoreCase))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            await AnswerAsync(line, cancellationToken);
            if (!json)
                terminal.WriteText("");
        }
    }

    /// <summary>Answers one message and prints the reply.</summary>
    public async Task AnswerAsync(string message, CancellationToken cancellationToken)
    {
        var (reply, elapsed) = await _conversation.SayAsync(message, cancellationToken);
        if (json)
            await terminal.Out.WriteLineAsync(Json.Line(AnswerRow.Of(null, reply, elapsed)).AsMemory(), cancellationToken);
        else
            Print(reply);
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (terminal.OutputIsTerminal && !json)
            await terminal.Out.WriteAsync("> ".AsMemory(), cancellationToken);
        // Reading from a console cannot be cancelled, so Ctrl-C abandons the waiting and not the reading.
        return await Task.Run(terminal.In.ReadLine, cancellationToken).WaitAsync(cancellationToken);
    }

    private void Print(Reply reply)
    {
        terminal.WriteText(reply.ToPlainText());
        if (reply.Citations.Count > 0)
            terminal.WriteText("\nSources:");
        foreach (var citation in reply.Citations)
            terminal.WriteText($"[{citation.Number}] {Place(citation)}: \"{OneLine(citation.Quote)}\" ({ReviewState(citation)})");
        if (reply.Suggestions.Count > 0)
            terminal.WriteText("\nYou could ask:");
        foreach (var suggestion in reply.Suggestions)
            terminal.WriteText($"- {suggestion}");
    }

    private static string OneLine(string quote) =>
        string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Place(Citation citation) =>
        citation.Heading.Length > 0 ? $"{citation.Title}, {citation.Heading}" : citation.Title;

    private static string ReviewState(Citation citation) => citation.Review.IsReviewed
        ? $"reviewed by {citation.Review.By}, {citation.Review.Date:yyyy-MM-dd}"
        : "not reviewed by a clinician";
}
