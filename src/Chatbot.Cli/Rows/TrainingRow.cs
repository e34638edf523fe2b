using System.Security.Cryptography;
using Chatbot.Knowledge.Embedding;
using Chatbot.Knowledge.Embedding.Training;

namespace Chatbot.Cli.Rows;

/// <summary>The record of a training run: what it takes to get the same model again, and how good the model is.</summary>
/// <param name="Name">Name of the model, as an index records it.</param>
/// <param name="Sha256">Checksum of the model file.</param>
/// <param name="Bytes">Size of the model file.</param>
/// <param name="Pieces">Word pieces of its vocabulary.</param>
/// <param name="Command">The command that makes it again.</param>
/// <param name="Documents">How many documents were read.</param>
/// <param name="Options">All settings, given or not.</param>
/// <param name="Loss">Mean loss of the last hundred batches, in nats.</param>
/// <param name="HeldOut">How well it finds texts that it was not trained on.</param>
internal sealed record TrainingRow(
    string Name, string Sha256, int Bytes, int Pieces, string Command, int Documents, TrainingOptions Options, double Loss, HeldOutFigures HeldOut)
{
    public static TrainingRow Of(IReadOnlyList<string> paths, int documents, TrainingOptions options, TrainedEmbedder trained)
    {
        using var embedder = TokenEmbedder.Load(trained.File);
        return new TrainingRow(
            embedder.Name,
            Convert.ToHexStringLower(SHA256.HashData(trained.File)),
            trained.File.Length,
            embedder.PieceCount,
            FormattableString.Invariant($"chatbot embedder train {string.Join(' ', paths)} --seed {options.Seed} --steps {options.Steps} --pieces {options.Pieces} --dimensions {options.Dimensions}"),
            documents,
            options,
            Math.Round(trained.Loss, 4),
            trained.HeldOut);
    }
}
