using System.Globalization;
using Chatbot.Answering;
using Chatbot.Cli.Commands;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Index;
using Chatbot.Knowledge.Retrieval;
using Chatbot.Safety;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Cli.Evaluation;

/// <summary>Asks golden questions of a new generation before it goes live, and of the live one, so that no worse index is published.</summary>
/// <param name="golden">The questions.</param>
/// <param name="knowledge">Where the live generation is.</param>
/// <param name="progress">Told how far it is.</param>
internal sealed class GoldenGate(GoldenSet golden, KnowledgeOptions knowledge, IProgress<Step> progress)
{
    /// <summary>The bar: the least share of the questions that must be answered, or declined, as expected.</summary>
    public const double LeastShare = 0.85;

    /// <summary>
    /// How much of the share may be lost against the live generation: an edit that makes many answers better may make one worse.
    /// </summary>
    public const double MostLost = 0.02;

    private const int MostNamed = 5;

    /// <summary>Judges a generation; see <see cref="IndexGate"/>.</summary>
    /// <exception cref="IndexRejectedException">It is below the bar, or worse than what is live.</exception>
    public async ValueTask JudgeAsync(IPassageIndex next, CancellationToken cancellationToken)
    {
        var results = await AskAsync(new OneGeneration(next), cancellationToken);
        var live = await AskLiveAsync(cancellationToken);
        var rightBefore = live?.Questions.Where(question => question.IsRight).Select(question => question.Golden.Id).ToHashSet(StringComparer.Ordinal);
        var lost = results.Questions.Where(question => !question.IsRight && rightBefore?.Contains(question.Golden.Id) != false).Select(question => question.Golden.Id).ToList();
        var share = results.Accuracy.Share!.Value;
        if (share < LeastShare)
            throw Rejected(results.Accuracy, string.Create(CultureInfo.InvariantCulture, $"below the bar of {LeastShare:0.00}"), lost);
        if (live is not null && share < live.Accuracy.Share - MostLost)
            throw Rejected(results.Accuracy, $"and the live one {live.Accuracy.Part}", lost);
    }

    private async Task<Results> AskAsync(IIndexSource? source, CancellationToken cancellationToken)
    {
        await using var rooms = Rooms.Open(knowledge, source: source);
        var evaluator = new Evaluator(
            rooms.GetRequiredService<TurnPipeline>(), rooms.GetRequiredService<RedFlagGuard>(), rooms.GetRequiredService<Retriever>(), rooms.GetRequiredService<LiveIndex>());
        return await evaluator.RunAsync(golden, progress, cancellationToken);
    }

    // What cannot be asked cannot be compared with: nothing is live yet, or it is damaged or another model's, for which a re-index is the remedy.
    private async Task<Results?> AskLiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(source: null, cancellationToken);
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException)
        {
            return null;
        }
    }

    private static IndexRejectedException Rejected(Rate right, string why, List<string> lost)
    {
        var named = lost.Count == 0 ? "" : $" Wrong now: {string.Join(", ", lost.Take(MostNamed))}{(lost.Count > MostNamed ? $" and {lost.Count - MostNamed} more" : "")}.";
        return new IndexRejectedException(string.Create(
            CultureInfo.InvariantCulture,
            $"The new index has {right.Part} of {right.Whole} golden questions right ({right.Share:0.000}), {why}, and was not published.{named} Put the articles or the golden questions right, or publish it all the same with --no-gate."));
    }
}
