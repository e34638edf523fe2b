namespace Chatbot.Cli.Tests;

/// <summary>Two small articles, indexed once for all tests of a class by the command itself.</summary>
public sealed class IndexedArticles : IAsyncLifetime, IDisposable
{
    /// <summary>A question that the articles answer.</summary>
    internal const string Question = "How long does a muscle strain take to heal?";

    /// <summary>A question that they do not answer.</summary>
    internal const string OffTopic = "Which train goes to the airport?";

    private const string Strain =
        """
        ---
        id: muscle-strain
        title: Muscle strain
        summary: What a strained back muscle is and how it heals.
        topics: [strain]
        language: en
        review:
          status: not-reviewed
          by: null
          date: null
        ---

        ## What it is

        A muscle strain is a small tear in a muscle of the back. Lifting something heavy or twisting suddenly can cause it.

        ## How long it takes

        A muscle strain usually takes two to four weeks to heal. Gentle movement helps it heal.

        ## What helps

        - Keep walking a little every day.
        - Put something warm on the sore muscle.

        """;

    private const string Stenosis =
        """
        ---
        id: spinal-stenosis
        title: Spinal stenosis
        summary: What spinal stenosis is and how it is treated.
        topics: [stenosis]
        language: en
        review:
          status: not-reviewed
          by: null
          date: null
        ---

        ## What it is

        Spinal stenosis is a narrowing of the spinal canal. It mostly affects people above the age of sixty.

        ## How it is treated

        Spinal stenosis is treated with exercise, and with surgery when walking becomes difficult.

        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder of the articles.</summary>
    internal string Corpus => _folder.At("corpus");

    /// <summary>The folder of their index.</summary>
    internal string Index => _folder.At("index");

    /// <summary>Writes the articles into a folder.</summary>
    internal static void Write(TemporaryFolder folder)
    {
        folder.Write(Path.Combine("corpus", "muscle-strain.md"), Strain);
        folder.Write(Path.Combine("corpus", "spinal-stenosis.md"), Stenosis);
    }

    public async Task InitializeAsync()
    {
        Write(_folder);
        var run = await CommandRun.OfAsync("index", Corpus, "--index", Index);
        Assert.Equal((0, ""), (run.ExitCode, string.Join('\n', run.Error.Split('\n').Where(line => !line.Contains(" of ", StringComparison.Ordinal)))));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
