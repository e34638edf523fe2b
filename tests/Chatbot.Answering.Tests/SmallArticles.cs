namespace Chatbot.Answering.Tests;

/// <summary>A few small articles: two that disagree, one that compares, and one with a list longer than an answer.</summary>
public sealed class SmallArticles : IndexedCorpus
{
    /// <summary>The items of the long list.</summary>
    internal static IReadOnlyList<string> Steps { get; } =
    [
        .. "ankles calves knees thighs hips waist ribs shoulders elbows wrists hands neck".Split(' ')
            .Select((part, at) => $"Step {at + 1} moves the {part} slowly in small circles while you breathe out and count along quietly."),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-articles-");

    protected override string Articles => _folder.FullName;

    public override async Task InitializeAsync()
    {
        Write("resting", "Resting with a sore back", """
            ## Bed rest

            Bed rest is recommended for a sudden pang of the back.

            ## Healing

            A torn back muscle heals in two to four weeks.
            """);
        Write("moving", "Moving with a sore back", """
            ## Lying down

            Bed rest is not recommended for a sudden pang of the back.

            ## Time

            A torn back muscle heals in three to five months.
            """);
        Write("tortoises", "Tortoises", """
            ## Pulled muscles

            Heat and ice ease a pulled tortoise muscle.

            ## Cough

            For a tortoise with a cough, rest is better than running.
            """);
        Write("warm-up", "The turtle warm-up", $"""
            ## The steps of the turtle warm-up

            The steps of the turtle warm-up are:

            {string.Join('\n', Steps.Select(step => $"- {step}"))}
            """);
        await base.InitializeAsync();
        _folder.Delete(recursive: true);
    }

    private void Write(string id, string title, string body) =>
        File.WriteAllText(Path.Combine(_folder.FullName, $"{id}.md"), $"---\nid: {id}\ntitle: {title}\n---\n\n{body}\n");
}
