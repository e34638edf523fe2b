using System.Globalization;
using Spectre.Console;

namespace Chatbot.Cli;

/// <summary>How far a command has come.</summary>
/// <param name="Stage">What is being done, such as <c>embedding</c>.</param>
/// <param name="Done">How many pieces are done.</param>
/// <param name="Total">How many there are; null when that is not known beforehand.</param>
internal readonly record struct Step(string Stage, int Done, int? Total);

/// <summary>Shows progress on standard error: bars on a terminal, plain lines elsewhere.</summary>
internal static class Progress
{
    private const int FirstPlainLine = 1000;

    /// <summary>Runs <paramref name="work"/> and shows what it reports.</summary>
    public static Task<T> ShowAsync<T>(Terminal terminal, Func<IProgress<Step>, Task<T>> work) => terminal.ErrorIsTerminal
        ? terminal.ErrorConsole.Progress().AutoClear(true).StartAsync(context => work(new Bars(context)))
        : work(new PlainLines(terminal.Error));

    private sealed class Bars(ProgressContext context) : IProgress<Step>
    {
        private readonly Lock _turn = new();
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(Step value)
        {
            lock (_turn)
            {
                if (!_bars.TryGetValue(value.Stage, out var bar))
                    _bars.Add(value.Stage, bar = context.AddTask(Markup.Escape(value.Stage)));
                bar.IsIndeterminate = value.Total is null;
                bar.MaxValue = value.Total ?? value.Done + 1;
                bar.Value = value.Done;
            }
        }
    }

    /// <summary>A line when a stage is complete, and after 1,000, 2,000, 4,000 pieces and so on, so that a log stays short.</summary>
    private sealed class PlainLines(TextWriter writer) : IProgress<Step>
    {
        private readonly Lock _turn = new();
        private readonly Dictionary<string, int> _next = [];

        public void Report(Step value)
        {
            lock (_turn)
            {
                var next = _next.GetValueOrDefault(value.Stage, FirstPlainLine);
                if (value.Done < next && value.Done != value.Total)
                    return;

                _next[value.Stage] = value.Done >= next ? next * 2 : next;
                writer.WriteLine(value.Total is { } total
                    ? string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done} of {total}")
                    : string.Create(CultureInfo.InvariantCulture, $"{value.Stage}: {value.Done}"));
            }
        }
    }
}
