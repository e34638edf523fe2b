using System.CommandLine;
using Chatbot.Cli.Help;
using Chatbot.Cli.Lines;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge;
using Chatbot.Safety;
using Chatbot.Safety.Explaining;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot guard</c>: what the red-flag guard alone says of a message.</summary>
internal sealed class GuardCommand : Command, IExample
{
    private readonly Terminal _terminal;
    private readonly GuardChoice _choice = new();

    private readonly Option<string[]> _earlier = new("--earlier")
    {
        HelpName = "MESSAGE",
        Description = "An earlier message of the same conversation; may be given several times, oldest first.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Show how the message was read: words, concepts, what speaks against them, and the rule that decided.",
    };

    private readonly MessageInput _input = new(
        "MESSAGE",
        "What a patient writes.",
        "Screen a file: {\"id\",\"text\"} or {\"id\",\"turns\":[...]} a line; the last of the turns is screened, with the earlier ones.");

    public GuardCommand(Terminal terminal)
        : base("guard", "Screen a message for red flags: the guard alone, with the words that made it fire. Needs no index.")
    {
        _terminal = terminal;
        _input.AddTo(this);
        _input.Require(this);
        Add(_earlier);
        Add(_explain);
        _choice.AddTo(this);
        Validators.Add(result =>
        {
            // An explanation is for the eyes of whoever asks for it, about one conversation at a time.
            if (result.GetResult(_explain) is not null && _input.HasLines(result))
                result.AddError("--explain goes with a MESSAGE, not with --jsonl.");
            if (result.GetResult(_earlier) is not null && _input.HasLines(result))
                result.AddError("--earlier goes with a MESSAGE; a line of --jsonl has \"turns\".");
        });
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot guard \"I cannot feel my groin and I cannot pass water\"",
        "chatbot guard --explain \"My back hurts but I have no numbness\"",
        "chatbot guard --jsonl messages.jsonl --out verdicts.jsonl",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var rooms = Rooms.Open(new KnowledgeOptions(), _choice.Read(parsed));
        var guard = rooms.GetRequiredService<RedFlagGuard>();
        if (_input.Lines(parsed) is { } lines)
            await new Batch(_terminal, lines, _input.Output(parsed)).RunAsync("messages screened", Screen, cancellationToken);
        else if (parsed.GetValue(_explain))
            Explain(guard.Explain(_input.Message(parsed)!, parsed.GetRequiredValue(_earlier)), _input.Json(parsed));
        else
            Print(GuardRow.Of(null, guard.Screen(_input.Message(parsed)!, parsed.GetRequiredValue(_earlier))), _input.Json(parsed));
        return ExitCode.Done;

        ValueTask<GuardRow> Screen(JsonLine line, CancellationToken token)
        {
            var (id, messages) = (line.Id, line.Messages("text", "question"));
            return ValueTask.FromResult(GuardRow.Of(id, guard.Screen(messages[^1], [.. messages.SkipLast(1)])));
        }
    }

    private void Explain(GuardExplanation explanation, bool json)
    {
        if (json)
            _terminal.Out.WriteLine(Json.Line(explanation));
        else
            _terminal.WriteText(ExplanationText.Of(explanation));
    }

    private void Print(GuardRow row, bool json)
    {
        if (json)
        {
            _terminal.Out.WriteLine(Json.Line(row));
            return;
        }

        _terminal.WriteText(row.Level == TriageLevel.None ? "No red flag." : $"Level: {row.Level.ToString().ToLowerInvariant()}");
        foreach (var flag in row.Flags)
            _terminal.WriteText($"{flag.Rule} {flag.Category}: \"{flag.Quote}\" ({flag.Start}..{flag.End})");
        if (row.Advice is { } advice)
            _terminal.WriteText($"\n{advice}");
    }
}
