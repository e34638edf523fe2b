using System.Reflection;
using System.Text.RegularExpressions;
using Chatbot.Answering;
using Chatbot.Bot.Conversations;
using Microsoft.Bot.Builder;

namespace Chatbot.Tests.Bot.Conversations;

/// <summary>
/// There is one way from a person's words to an answer, and the guard stands in it. A source file that opens another one fails here.
/// </summary>
public sealed partial class OneDoorTests
{
    /// <summary>Who may do what; everything else is a way around the guard.</summary>
    private static readonly (Regex Does, string What, string[] Allowed)[] Rights =
    [
        (AsksPipeline(), "hands words to the answering room", ["Chatbot.Bot/Conversations/MedicalBot.cs", "Chatbot.Bot/Conversations/ConversationMemory.cs", "Chatbot.Bot/Hosting/BotServices.cs", "Chatbot.Answering/TurnPipeline.cs", "Chatbot.Answering/AnsweringServices.cs", "Chatbot.Answering/Boundaries/Unreadable.cs"]),
        (ReadsWords(), "reads what an activity says", ["Chatbot.Bot/Conversations/Said.cs", "Chatbot.Bot/Feedback/Vote.cs"]),
        (AsksModel(), "asks a model", ["Chatbot.Answering/Composing/AnswerComposer.cs"]),
        (HasModel(), "holds a model", ["Chatbot.Answering/AnsweringServices.cs", "Chatbot.Answering/Composing/ExtractiveChatCompletion.cs"]),
    ];

    [Fact]
    public void No_source_file_of_the_product_opens_another_way_to_an_answer() => Assert.Equal([], Sources().SelectMany(source => Bypasses(source.File, source.Text)));

    [Theory]
    [InlineData("Chatbot.Bot/Teams/MeetingBot.cs", "protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext) => Send(turnContext.Activity.Text);", "reads what an activity says")]
    [InlineData("Chatbot.Bot/Conversations/MedicalBot.cs", "var edited = turnContext.Activity.Value;", "reads what an activity says")]
    [InlineData("Chatbot.Bot/Pages/AskPage.cs", "internal sealed class AskPage(TurnPipeline pipeline)", "hands words to the answering room")]
    [InlineData("Chatbot.Bot/DirectLine/QuickAnswer.cs", "internal sealed class QuickAnswer(AnswerTurn answer)", "hands words to the answering room")]
    [InlineData("Chatbot.Answering/FollowUp/Rephrase.cs", "await kernel.InvokePromptAsync(question);", "asks a model")]
    [InlineData("Chatbot.Answering/FollowUp/Rephrase.cs", "await _rephrase.InvokeAsync(kernel, arguments);", "asks a model")]
    [InlineData("Chatbot.Bot/Teams/Model.cs", "internal sealed class Model(IChatCompletionService chat)", "holds a model")]
    public void A_file_that_did_would_be_found(string file, string text, string what) => Assert.Equal([$"{file} {what}"], Bypasses(file, text));

    [Fact]
    public void Each_right_is_used_so_that_none_outlives_its_reason()
    {
        var sources = Sources().ToDictionary(source => source.File, source => source.Text);

        Assert.All(Rights.SelectMany(right => right.Allowed, (right, file) => (right.Does, file)), right => Assert.Matches(right.Does, sources[right.file]));
    }

    [Fact]
    public void The_bot_takes_every_activity_to_the_guard_before_any_handler_runs_and_nowhere_else()
    {
        var text = File.ReadAllText(Repository.At("src", "Chatbot.Bot", "Conversations", "MedicalBot.cs"));

        Assert.Equal(1, Regex.Count(text, @"\banswer\("));
        Assert.Equal(2, Regex.Count(text, @"\bRespondAsync\("));
        Assert.Matches(@"(?s)override async Task OnTurnAsync\(.{0,300}Said\.In\(turnContext\.Activity\).{0,120}await RespondAsync\(.{0,120}await base\.OnTurnAsync\(", text);
    }

    [Fact]
    public void The_pipeline_asks_the_guard_before_anything_else()
    {
        var text = File.ReadAllText(Repository.At("src", "Chatbot.Answering", "TurnPipeline.cs"));
        var guard = text.IndexOf("_guard.Screen(turn.Said, turn.Earlier, turn.Country)", StringComparison.Ordinal);

        Assert.True(guard > 0);
        Assert.All(["Unreadable.Of(", "FollowUpResolver.Resolve(", "RetrieveAsync(question", "_composer.ComposeAsync("], step => Assert.InRange(guard, 0, text.IndexOf(step, StringComparison.Ordinal)));
    }

    [Fact]
    public void There_is_one_bot_and_it_alone_is_given_the_way_to_an_answer()
    {
        var types = typeof(MedicalBot).Assembly.GetTypes();

        Assert.Equal([typeof(MedicalBot)], types.Where(type => typeof(IBot).IsAssignableFrom(type)));
        Assert.Equal([typeof(MedicalBot)], types.Where(type => Asks(type)));
        Assert.DoesNotContain(typeof(MedicalBot).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly), method => method.Name.StartsWith("OnMessage", StringComparison.Ordinal));
    }

    private static bool Asks(Type type) => type
        .GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        .SelectMany(constructor => constructor.GetParameters())
        .Any(parameter => parameter.ParameterType == typeof(AnswerTurn) || parameter.ParameterType == typeof(TurnPipeline));

    private static IEnumerable<string> Bypasses(string file, string text) =>
        Rights.Where(right => !right.Allowed.Contains(file) && right.Does.IsMatch(text)).Select(right => $"{file} {right.What}");

    /// <summary>The source files of the bot and of the answering room, without what is only said about the code.</summary>
    private static IEnumerable<(string File, string Text)> Sources() => new[] { "Chatbot.Bot", "Chatbot.Answering" }
        .SelectMany(room => Directory.EnumerateFiles(Repository.At("src", room), "*.cs", SearchOption.AllDirectories))
        .Select(path => (File: Path.GetRelativePath(Repository.At("src"), path).Replace('\\', '/'), Path: path))
        .Where(source => !source.File.Split('/').Any(part => part is "bin" or "obj"))
        .Select(source => (source.File, Comment().Replace(File.ReadAllText(source.Path), "")));

    [GeneratedRegex(@"\b(AnswerTurn|TurnPipeline)\b")]
    private static partial Regex AsksPipeline();

    [GeneratedRegex(@"\bActivity\.(Text|Value|Attachments|ReactionsAdded|Summary|Speak)\b(?!\s*=[^=])|\bactivity\.(Text|Value|Attachments|ReactionsAdded|Summary|Speak)\b(?!\s*=[^=])", RegexOptions.None)]
    private static partial Regex ReadsWords();

    [GeneratedRegex(@"\bInvokePromptAsync\(|functions\.\w+\.Invoke(Streaming)?Async\(|_?(compose|rephrase|kernel|function|chat|[a-z]*Function)\.Invoke(Streaming)?Async\(|\bGet(Streaming)?ChatMessageContents?Async\((?!\s*$)(?=[^)]*\bkernel: )", RegexOptions.IgnoreCase)]
    private static partial Regex AsksModel();

    [GeneratedRegex(@"\bI(ChatCompletion|TextGeneration|Chat)(Service|Client)\b")]
    private static partial Regex HasModel();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
