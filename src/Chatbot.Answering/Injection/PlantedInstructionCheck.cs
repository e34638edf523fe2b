using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Linting;
using Chatbot.Knowledge.Splitting;

namespace Chatbot.Answering.Injection;

/// <summary>Tells authors of an article that answers will leave out, because something in it speaks to a machine.</summary>
internal sealed class PlantedInstructionCheck : IArticleCheck
{
    public IEnumerable<ArticleProblem> Check(SourceDocument document, IReadOnlyList<Passage> passages) => passages
        .Where(PlantedInstruction.IsIn)
        .Select(passage => new ArticleProblem(
            PlaceIn(passage), "planted", "the text speaks to a machine and not to a reader, so no answer uses this article; take the words out, or write them another way."));

    // The sentence, where one alone tells; else the passage.
    private static int PlaceIn(Passage passage) =>
        (passage.Units.FirstOrDefault(unit => PlantedInstruction.In(passage.Text.Substring(unit.Span.Start - passage.Span.Start, unit.Span.Length)))?.Span ?? passage.Span).Start;
}
