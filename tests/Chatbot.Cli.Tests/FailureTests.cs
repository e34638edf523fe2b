using Chatbot.Answering.Models;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Index;

namespace Chatbot.Cli.Tests;

public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new BadInputException("golden.jsonl:3: this is wrong."), 2, "golden.jsonl:3: this is wrong." },
        { new DocumentFormatException("a.md", 4, "the front matter is not closed."), 2, "a.md:4: the front matter is not closed." },
        { new IndexMissingException(), 2, new IndexMissingException().Message },
        { new UnauthorizedAccessException("Access to the path 'x' is denied."), 2, "Access to the path 'x' is denied." },
        { new IndexDamagedException("terms.bin is damaged."), 1, "terms.bin is damaged." },
        { new IndexUnavailableException("Qdrant at http://localhost:6334 does not answer."), 3, "Qdrant at http://localhost:6334 does not answer." },
        { new LanguageModelException("OpenAI needs a key."), 3, "OpenAI needs a key." },
        { new TimeoutException(), 3, "An engine did not answer in time; try again later." },
        { new TaskCanceledException(), 3, "An engine did not answer in time; try again later." },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Each_failure_has_its_sentence_and_its_exit_code(Exception exception, int exitCode, string sentence) =>
        Assert.Equal(new Failure(sentence, exitCode), Failure.Of(exception, stopped: false));

    [Fact]
    public void Stopping_is_not_an_error_of_an_engine() =>
        Assert.Equal(
            new Failure("Stopped; the live index and all files are as they were.", 130),
            Failure.Of(new TaskCanceledException(), stopped: true));

    [Fact]
    public void A_fault_of_the_program_names_its_place_and_never_what_the_patient_wrote()
    {
        var failure = Failure.Of(Thrown(), stopped: false);

        Assert.Equal(1, failure.ExitCode);
        Assert.Contains($"InvalidOperationException in {typeof(FailureTests).FullName}.Throw", failure.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("my back hurts", failure.Sentence, StringComparison.Ordinal);
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            Throw();
            throw new InvalidCastException("not reached");
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    private static void Throw() => throw new InvalidOperationException("my back hurts");
}
