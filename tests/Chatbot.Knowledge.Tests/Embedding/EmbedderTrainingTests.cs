using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Embedding.Training;
using Chatbot.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Knowledge.Tests.Embedding;

public sealed class EmbedderTrainingTests
{
    private static readonly string[] Subjects = ["asthma", "gout", "measles", "stroke", "anaemia", "migraine", "eczema", "glaucoma", "hepatitis", "malaria"];
    private static readonly string[] Signs = ["wheezing", "swelling", "spots", "weakness", "tiredness", "headache", "itching", "blindness", "jaundice", "shivering"];

    private static readonly TrainingOptions Small = new() { Steps = 60, Pieces = 400, Dimensions = 32, Batch = 64, LearningRate = 0.02f };

    [Fact]
    public void The_same_seed_gives_the_same_file_and_another_seed_another()
    {
        var documents = Documents(200);

        var first = EmbedderTraining.Train(documents, Small, null, CancellationToken.None);
        documents.Reverse();
        var second = EmbedderTraining.Train(documents, Small, null, CancellationToken.None);
        var other = EmbedderTraining.Train(documents, Small with { Seed = 2 }, null, CancellationToken.None);

        Assert.Equal(first.File, second.File);
        Assert.NotEqual(first.File, other.File);
    }

    [Fact]
    public void Words_that_answer_each_other_move_together()
    {
        var trained = TokenEmbedder.Load(EmbedderTraining.Train(Documents(400), Small, null, CancellationToken.None).File);

        foreach (var (subject, sign) in Subjects.Zip(Signs))
        {
            var nearest = Signs.MaxBy(other => System.Numerics.Tensors.TensorPrimitives.Dot<float>(trained.Embed(subject), trained.Embed(other)));
            Assert.Equal(sign, nearest);
        }
    }

    [Fact]
    public void Too_few_documents_are_told_with_their_number()
    {
        var fault = Assert.Throws<EmbedderException>(() => EmbedderTraining.Train(Documents(5), Small, null, CancellationToken.None));

        Assert.Contains("40 documents", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_training_ends() =>
        Assert.Throws<OperationCanceledException>(() => EmbedderTraining.Train(Documents(100), Small, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Every_word_of_known_letters_is_put_together_from_its_pieces()
    {
        var pieces = new WordPieces(PieceLearner.Learn([new("back", 9), new("backache", 7), new("ache", 5), new("headache", 3)], 60, CancellationToken.None));
        var words = Gen.Elements("abcdehk".ToCharArray()).NonEmptyListOf().Select(letters => new string([.. letters])).Where(word => word.Length < 60).ToArbitrary();

        Prop.ForAll(words, word =>
        {
            var ids = new List<int>();
            pieces.AddTo(ids, word);
            return string.Concat(ids.Select(id => pieces.All[id].Replace("##", "", StringComparison.Ordinal))) == word;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_exponential_is_exact_to_12_digits() =>
        Prop.ForAll(Gen.Choose(-60000, 0).Select(thousandths => thousandths / 1000.0).ToArbitrary(), x =>
            Math.Abs(PortableExp.Of(x) - Math.Exp(x)) <= 1e-12 * Math.Exp(x)).QuickCheckThrowOnFailure();

    private static List<SourceDocument> Documents(int count) => [.. Enumerable.Range(0, count).Select(at =>
    {
        var text = $"People notice {Signs[at % Signs.Length]} at first. Note {at} says that {Signs[at % Signs.Length]} goes on for {at % 7} days.";
        return new SourceDocument
        {
            Id = $"d{at:000}",
            Title = $"What is {Subjects[at % Subjects.Length]} like, number {at}?",
            Path = "made.jsonl:1",
            Text = text,
            Blocks = [new Block(BlockKind.Paragraph, new TextSpan(0, text.Length))],
        };
    })];
}
