using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Chatbot.Cli.Help;
using Chatbot.Cli.Lines;
using Chatbot.Cli.Rows;
using Chatbot.Knowledge.Retrieval;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Commands;

/// <summary><c>chatbot search</c>: the passages that retrieval finds, best first.</summary>
internal sealed class SearchCommand : Command, IExample
{
    // What retrieval gives at most.
    private const int MostHits = 50;

    private readonly Terminal _terminal;
    private readonly IndexLocation _location = new();
    private readonly MessageInput _input = new("QUERY", "What to look for.", "Search for a file of queries: {\"id\",\"query\"} a line.");

    private readonly Option<int> _limit = new("-k")
    {
        HelpName = "N",
        Description = $"How many passages at most, 1 to {MostHits}.",
        DefaultValueFactory = _ => 10,
        CustomParser = result =>
        {
            var number = result.Tokens[0].Value;
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostHits)
                return limit;
            result.AddError($"-k takes a whole number from 1 to {MostHits}, not \"{number}\".");
            return 0;
        },
    };

    private readonly Option<SearchMode> _mode = new("--mode")
    {
        HelpName = "hybrid|dense|sparse",
        Description = "Search by meaning and words together (hybrid, unless given), by meaning alone, or by words alone.",
        CustomParser = result =>
        {
            switch (result.Tokens[0].Value)
            {
                case "hybrid": return SearchMode.Hybrid;
                case "dense": return SearchMode.Dense;
                case "sparse": return SearchMode.Sparse;
                case var other:
                    result.AddError($"--mode is hybrid, dense or sparse, not \"{other}\".");
                    return default;
            }
        },
    };

    public SearchCommand(Terminal terminal)
        : base("search", "Find the passages an answer would be made from, best first.")
    {
        _terminal = terminal;
        _input.AddTo(this);
        _input.Require(this);
        Add(_limit);
        Add(_mode);
        _location.AddTo(this);
        SetAction(RunAsync);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "chatbot search \"slipped disc\" -k 5",
        "chatbot search \"slipped disc\" --mode sparse --json",
        "chatbot search --jsonl queries.jsonl --out hits.jsonl",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (limit, mode) = (parsed.GetValue(_limit), parsed.GetValue(_mode));
        await using var rooms = Rooms.OpenKnowledge(_location.Read(parsed));
        var retriever = rooms.GetRequiredService<Retriever>();
        if (_input.Lines(parsed) is { } lines)
            await new Batch(_terminal, lines, _input.Output(parsed)).RunAsync("queries searched", SearchLineAsync, cancellationToken);
        else
            Print(await SearchAsync(null, _input.Message(parsed)!, cancellationToken), _input.Json(parsed));
        return ExitCode.Done;

        ValueTask<SearchRow> SearchLineAsync(JsonLine line, CancellationToken token) =>
            SearchAsync(line.Id, line.Text("query") ?? throw line.Fault("a row needs a \"query\", a text."), token);

        async ValueTask<SearchRow> SearchAsync(JsonElement? id, string query, CancellationToken token) =>
            SearchRow.Of(id, await retriever.SearchAsync(query, limit, mode, token));
    }

    private void Print(SearchRow row, bool json)
    {
        if (json)
        {
            _terminal.Out.WriteLine(Json.Line(row));
            return;
        }

        if (row.Hits.Count == 0)
            _terminal.WriteText("No passage matches.");
        foreach (var (rank, hit) in row.Hits.Index())
        {
            var place = hit.Heading.Length > 0 ? $"{hit.Document}, {hit.Heading}" : hit.Document;
            _terminal.WriteText(string.Create(CultureInfo.InvariantCulture, $"{rank + 1}. {place} ({hit.Score:0.000})"));
            _terminal.WriteText($"{hit.Text.ReplaceLineEndings(" ")}\n");
        }
    }
}
