namespace Chatbot.Tests.Bot.Feedback;

/// <summary>A place for a file of votes that is gone after the test.</summary>
internal sealed class FeedbackFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-feedback-");

    public string File => Path.Combine(_folder.FullName, "votes", "feedback.jsonl");

    /// <summary>Waits until the bot has taken so many votes; a test that waits for ever has failed.</summary>
    public async Task<string[]> WaitForLinesAsync(int count)
    {
        while (!System.IO.File.Exists(File) || (await System.IO.File.ReadAllLinesAsync(File)).Length < count)
            await Task.Delay(10);
        return await System.IO.File.ReadAllLinesAsync(File);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
