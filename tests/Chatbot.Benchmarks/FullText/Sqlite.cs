using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Benchmarks.FullText;

/// <summary>SQLite's full-text index FTS5 with a row for each document, in one process of Debian's <c>sqlite3</c> that stays open.</summary>
internal sealed partial class Sqlite : IAsyncDisposable
{
    private const string Done = "--done--";

    // What separates columns and rows in sqlite3's own mode "ascii".
    private const char ColumnEnd = '\u001F';
    private const char RowEnd = '\u001E';

    private readonly string _folder;
    private readonly Process _process;

    /// <param name="folder">Where the database and what it is filled from are written.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program is not installed.</exception>
    public Sqlite(string folder)
    {
        _folder = folder;
        var start = new ProcessStartInfo("sqlite3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(folder, "fts5.db"));
        _process = Process.Start(start)!;
    }

    /// <summary>Processor time that the process has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Writes the documents to a file that <see cref="IndexAsync"/> reads.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> WriteAsync(IReadOnlyCollection<SourceDocument> documents, CancellationToken cancellationToken)
    {
        await using var rows = File.CreateText(Rows);
        foreach (var document in documents)
            await rows.WriteAsync($"{document.Id}{ColumnEnd}{document.Title} {string.Join(' ', document.Aliases)}{ColumnEnd}{document.Text}{RowEnd}".AsMemory(), cancellationToken);
        return documents.Count;
    }

    /// <summary>Makes the index in one transaction, with the statement prepared once, as <c>.import</c> does.</summary>
    public Task IndexAsync(CancellationToken cancellationToken) => RunAsync(
        [
            "PRAGMA cache_size=-262144;",
            "CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text);",
            ".mode ascii",
            $".import \"{Rows}\" documents",
        ],
        cancellationToken);

    /// <summary>How many documents the index has.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        int.Parse((await RunAsync(["SELECT count(*) FROM documents;"], cancellationToken))[0].Trim(RowEnd), CultureInfo.InvariantCulture);

    /// <summary>For each question the ten best documents by BM25, any of its words sufficing.</summary>
    public Task<IReadOnlyList<string>> SearchAsync(IEnumerable<string> questions, CancellationToken cancellationToken) => RunAsync(
        questions.Select(question => $"SELECT id FROM documents WHERE documents MATCH '{string.Join(" OR ", Word().Matches(question).Select(word => $"\"{word.Value}\"").Distinct(StringComparer.OrdinalIgnoreCase))}' ORDER BY rank LIMIT 10;"),
        cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private string Rows => Path.Combine(_folder, "rows");

    private async Task<IReadOnlyList<string>> RunAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        // Answers are read while questions are written: either pipe alone would fill up.
        var answers = ReadAsync(cancellationToken);
        foreach (var line in lines)
            await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $".print \"\\n{Done}\"").AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await answers;
    }

    private async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line != Done)
            answers.Add(line);
        return answers;
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
