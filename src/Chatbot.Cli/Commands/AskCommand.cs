using System.CommandLine;
using Chatbot.Answering;
using Chatbot.Cli.Help;
using Chatbot.Cli.Lines;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot ask</c>: one question, a file of questions, or a chat.</summary>
internal sealed class AskCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();
    private readonly GuardChoice _choice = new();
    private readonly LanguageModelChoice _model = new();
    private readonly MessageInput _input = new(
        "QUESTION",
        "The question. Without it: a chat in the terminal.",
        "Answer a file: {\"id\",\"question\"} or {\"id\",\"turns\":[...]} a line; the last of the turns is answered.");

    public AskCommand(Terminal terminal)
        : base("ask", "Answer a question from the articles, with citations, exactly as the bot would. Without a question: a chat.")
    {
        _terminal = terminal;
        _input.AddTo(this);
        _location.AddTo(this);
        _choice.AddTo(this);
        _model.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot ask \"How long does sciatica last?\"",
        "chatbot ask",
        "chatbot ask --jsonl questions.jsonl --out answers.jsonl",
        "chatbot ask \"What helps with sciatica?\" --model-url http://localhost:11434/v1 --model llama3.1",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var rooms = Rooms.Open(_location.Read(parsed), _choice.Read(parsed), _model.Read(parsed));
        // A missing index is told before the first question, and loading it is not counted in that one's time.
        await using var live = await rooms.GetRequiredService<LiveIndex>().HoldAsync(cancellationToken);
        var pipeline = rooms.GetRequiredService<TurnPipeline>();
        if (_input.Lines(parsed) is { } lines)
            await new Batch(_terminal, lines, _input.Output(parsed)).RunAsync("questions answered", AnswerAsync, cancellationToken);
        else
            await TalkAsync();
        return ExitCode.Done;

        async ValueTask<AnswerRow> AnswerAsync(JsonLine line, CancellationToken token)
        {
            var (id, messages) = (line.Id, line.Messages("question", "text"));
            var (reply, elapsed) = await new Conversation(pipeline).SayAllAsync(messages, token);
            return AnswerRow.Of(id, reply, elapsed);
        }

        async Task TalkAsync()
        {
            var chat = new Chat(_terminal, pipeline, _input.Json(parsed));
            await (_input.Message(parsed) is { } question
                ? chat.AnswerAsync(question, cancellationToken)
                : chat.RunAsync(cancellationToken));
        }
    }
}
