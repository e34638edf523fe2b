namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>How an embedding model is trained. The same options and texts give the same model, byte for byte.</summary>
public sealed record TrainingOptions
{
    /// <summary>Seed of everything drawn at random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many batches it learns from, 1 or more. Of 400, 800 and 2,400, the last found less on questions of other people.</summary>
    public int Steps { get; init; } = 500;

    /// <summary>Most word pieces of the vocabulary, at least 256.</summary>
    public int Pieces { get; init; } = 16_384;

    /// <summary>Length of the vectors, 8 to 1,024.</summary>
    public int Dimensions { get; init; } = 256;

    /// <summary>Pairs a batch; each is told from all others of its batch. At least 2.</summary>
    public int Batch { get; init; } = 512;

    /// <summary>Temperature of the softmax over cosines; lower looks harder at the nearest wrong text.</summary>
    public float Temperature { get; init; } = 0.05f;

    /// <summary>Step size of Adam at the start; it falls linearly to a tenth.</summary>
    public float LearningRate { get; init; } = 0.001f;
}
