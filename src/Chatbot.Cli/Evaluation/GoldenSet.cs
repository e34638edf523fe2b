using Chatbot.Cli.Lines;

namespace Chatbot.Cli.Evaluation;

/// <summary>Everything that an evaluation checks.</summary>
/// <param name="Questions">Rows without a label.</param>
/// <param name="GuardCases">Rows with one.</param>
internal sealed record GoldenSet(IReadOnlyList<GoldenQuestion> Questions, IReadOnlyList<GuardCase> GuardCases)
{
    /// <summary>Reads golden files; a row with a <c>label</c> is for the guard, any other for the answers.</summary>
    /// <exception cref="BadInputException">A row cannot be used, an id is used twice, or there is no row at all.</exception>
    public static async Task<GoldenSet> ReadAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        var (questions, guardCases) = (new List<GoldenQuestion>(), new List<GuardCase>());
        foreach (var file in files)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var row in JsonLines.ReadAsync(file, cancellationToken))
            {
                if (!ids.Add(row.Id.ToString()))
                    throw row.Fault($"the id {row.Id} is used twice in this file.");
                if (row.Has("label"))
                    guardCases.Add(GuardCase.Read(row));
                else
                    questions.Add(GoldenQuestion.Read(row));
            }

            if (ids.Count == 0)
                throw new BadInputException($"{file} holds no rows; give golden questions or labelled messages, one JSON object a line.");
        }

        return new GoldenSet(questions, guardCases);
    }
}
