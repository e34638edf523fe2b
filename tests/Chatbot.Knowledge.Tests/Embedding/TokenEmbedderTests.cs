using System.Numerics.Tensors;
using Chatbot.Knowledge.Embedding;

namespace Chatbot.Knowledge.Tests.Embedding;

/// <summary>The embedding model that comes with the product.</summary>
public sealed class TokenEmbedderTests
{
    [Theory]
    [InlineData("How is a kidney stone removed?", "Surgery for stones in the kidney or ureter", "A rash of itchy red spots on the skin")]
    [InlineData("my child has a high temperature", "Fever in children", "Hearing loss in older adults")]
    [InlineData("is it passed down in families", "The condition is inherited in an autosomal recessive pattern", "The wound is cleaned and closed with stitches")]
    public void What_answers_a_question_lies_nearer_than_what_does_not(string question, string answer, string other) =>
        Assert.True(Cosine(question, answer) > Cosine(question, other));

    [Fact]
    public void Vectors_have_unit_length_and_a_text_without_words_has_none()
    {
        Assert.Equal(1, TensorPrimitives.Norm<float>(TokenEmbedder.Default.Embed("pain in the lower back")), 1e-5);
        Assert.Equal(0, TensorPrimitives.Norm<float>(TokenEmbedder.Default.Embed("… 🙂 \ud800")));
    }

    [Fact]
    public void Every_piece_is_compared_with_a_question_as_if_its_vector_had_been_written_out()
    {
        var embedder = TokenEmbedder.Default;
        var question = embedder.Embed("pain in the lower back");

        for (var piece = 0; piece < embedder.PieceCount; piece += 7)
            Assert.Equal(TensorPrimitives.Dot(question, embedder.Row(piece)), embedder.Product(question, piece), 1e-4);
    }

    [Fact]
    public void A_word_that_nobody_has_seen_is_read_by_its_parts() =>
        Assert.True(Cosine("spondylolisthesitis", "spondylolisthesis") > 0.5);

    [Fact]
    public void It_is_small_enough_to_ship_and_knows_its_size()
    {
        var file = new FileInfo(Chatbot.Tests.Repository.At("src", "Chatbot.Knowledge", "Embedding", "embedder.bin"));

        Assert.InRange(file.Length, 1, 6 * 1024 * 1024);
        Assert.Equal(TokenEmbedder.Default.Dimensions, TokenEmbedder.Default.Embed("back").Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5000)]
    public void A_damaged_model_is_told_whatever_byte_is_wrong(int place)
    {
        var file = File.ReadAllBytes(Chatbot.Tests.Repository.At("src", "Chatbot.Knowledge", "Embedding", "embedder.bin"));
        file[place] ^= 1;

        Assert.Throws<InvalidDataException>(() => TokenEmbedder.Load(file));
    }

    private static float Cosine(string a, string b) =>
        TensorPrimitives.Dot<float>(TokenEmbedder.Default.Embed(a), TokenEmbedder.Default.Embed(b));
}
