using System.Runtime.InteropServices;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>How far a training run is.</summary>
/// <param name="Step">Batches learned from.</param>
/// <param name="Steps">Batches in all.</param>
/// <param name="Loss">Mean loss of the latest batches, in nats: how hard a passage is told from the others of its batch.</param>
public sealed record TrainingProgress(int Step, int Steps, double Loss);

/// <summary>How well a model finds the texts that training did not see.</summary>
/// <param name="Documents">How many were held out.</param>
/// <param name="First">Share of titles that find their own text first among all held-out texts, 0 to 1.</param>
/// <param name="FirstTen">Share that find it among the first ten.</param>
public sealed record HeldOutFigures(int Documents, double First, double FirstTen);

/// <summary>A trained model.</summary>
/// <param name="File">Its bytes, for <see cref="TokenEmbedder.Load"/>.</param>
/// <param name="HeldOut">What it can do.</param>
/// <param name="Loss">Mean loss of the last hundred batches.</param>
public sealed record TrainedEmbedder(byte[] File, HeldOutFigures HeldOut, double Loss);

/// <summary>Makes an embedding model out of documents: learns a vocabulary of word pieces, then a vector for each.</summary>
public static class EmbedderTraining
{
    /// <summary>Fewer documents cannot fill one batch with texts to tell apart.</summary>
    public const int FewestDocuments = 40;

    // Every twentieth document, by a hash of its id, is kept from training and used to measure the model.
    private const int HeldOutEvery = 20;

    private const int LossesShown = 100;

    /// <summary>Trains a model.</summary>
    /// <param name="documents">What to learn from. A question and its answer are a document with the question as title.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="EmbedderException">Fewer than <see cref="FewestDocuments"/> documents have a title and words below it.</exception>
    public static TrainedEmbedder Train(
        IReadOnlyList<SourceDocument> documents, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(options);
        var ordered = documents.OrderBy(document => document.Id, StringComparer.Ordinal).ToList();
        var texts = Read(ordered.Where(document => !IsHeldOut(document)));
        var heldOut = Read(ordered.Where(IsHeldOut));
        if (texts.Count < FewestDocuments)
            throw new EmbedderException($"An embedding model needs {FewestDocuments} documents with a title and text to learn from, and there are {texts.Count}; give more.");

        var counts = CountWords(texts);
        var pieces = new WordPieces(PieceLearner.Learn(counts, options.Pieces, cancellationToken));
        var trainer = new ContrastiveTrainer(options, CountPieces(counts, pieces));
        var batches = new Batches(texts, pieces, options);
        var losses = new Queue<double>();
        for (var step = 1; step <= options.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (queries, passages, from) = batches.Next();
            losses.Enqueue(trainer.Learn(queries, passages, from));
            if (losses.Count > LossesShown)
                losses.Dequeue();
            progress?.Report(new TrainingProgress(step, options.Steps, losses.Average()));
        }

        var file = TokenEmbedder.Save(pieces.All, trainer.Rows, options.Dimensions);
        return new TrainedEmbedder(file, Measure(TokenEmbedder.Load(file), heldOut), losses.Average());
    }

    private static bool IsHeldOut(SourceDocument document) => TermHash.Of64(document.Id) % HeldOutEvery == 0;

    private static List<TrainingText> Read(IEnumerable<SourceDocument> documents) => [.. documents.Select(TrainingText.Of).OfType<TrainingText>()];

    private static Dictionary<string, long> CountWords(List<TrainingText> texts)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in text.Names.Append(text.Title).Concat(text.Sections.SelectMany(section => section.Sentences.Append(section.Heading))).SelectMany(words => words))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        return counts;
    }

    private static long[] CountPieces(Dictionary<string, long> words, WordPieces pieces)
    {
        var counts = new long[pieces.All.Count];
        var ids = new List<int>();
        foreach (var (word, count) in words)
        {
            ids.Clear();
            pieces.AddTo(ids, word);
            foreach (var id in ids)
                counts[id] += count;
        }

        return counts;
    }

    private static HeldOutFigures Measure(TokenEmbedder embedder, List<TrainingText> texts)
    {
        var passages = texts.ConvertAll(text => Embed(text.Sections.SelectMany(section => section.Sentences).SelectMany(words => words).Take(PairDrawer.PassageWords)));
        var ranks = texts.Select((text, own) =>
        {
            var query = Embed(text.Title);
            var score = Dot(query, passages[own]);
            return passages.Count(passage => Dot(query, passage) > score);
        }).ToList();
        return new HeldOutFigures(texts.Count, Share(0), Share(9));

        float[] Embed(IEnumerable<string> words) => embedder.Embed(words.Select(word => (word, 1f)));

        double Share(int rank) => texts.Count == 0 ? 0 : (double)ranks.Count(other => other <= rank) / texts.Count;
    }

    private static float Dot(float[] a, float[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(a, b);

    /// <summary>Batches of pairs, one a document, every document once before any comes again.</summary>
    private sealed class Batches(List<TrainingText> texts, WordPieces pieces, TrainingOptions options)
    {
        private readonly SeededRandom _random = new(options.Seed ^ 0xBA7C4);
        private readonly List<int> _order = [.. Enumerable.Range(0, texts.Count)];
        private int _next = texts.Count;

        public (int[][] Queries, int[][] Passages, int[] Documents) Next()
        {
            var drawer = new PairDrawer(_random);
            var (queries, passages, documents) = (new List<int[]>(), new List<int[]>(), new List<int>());
            while (queries.Count < Math.Min(options.Batch, texts.Count))
            {
                if (_next == _order.Count)
                {
                    _random.Shuffle(_order);
                    _next = 0;
                }

                var document = _order[_next++];
                var (query, passage) = drawer.Draw(texts[document]);
                var (queryIds, passageIds) = (Ids(query), Ids(passage));
                if (queryIds.Length == 0 || passageIds.Length == 0)
                    continue;
                queries.Add(queryIds);
                passages.Add(passageIds);
                documents.Add(document);
            }

            return ([.. queries], [.. passages], [.. documents]);
        }

        private int[] Ids(List<string> words)
        {
            var ids = new List<int>();
            foreach (var word in words)
                pieces.AddTo(ids, word);
            return [.. ids];
        }
    }
}
