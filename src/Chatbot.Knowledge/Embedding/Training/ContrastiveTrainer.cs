using System.Numerics.Tensors;

namespace Chatbot.Knowledge.Embedding.Training;

/// <summary>
/// Learns one vector a word piece so that texts that belong together point the same way: symmetric InfoNCE over the pairs of a batch
/// (van den Oord, Li and Vinyals 2018), Adam over the rows that a batch touches.
/// </summary>
/// <remarks>
/// The result is the same to the last bit whatever the number of cores and the width of their vector units: every number is summed up
/// by one thread in one order, with element-wise operations only, which IEEE 754 fixes.
/// </remarks>
internal sealed class ContrastiveTrainer
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly TrainingOptions _options;
    private readonly int _dimensions;
    private readonly float[] _rows;
    private readonly float[] _mean;
    private readonly float[] _variance;
    private int _step;

    /// <param name="options">How.</param>
    /// <param name="pieceCounts">How often each piece occurs in the training texts.</param>
    public ContrastiveTrainer(TrainingOptions options, IReadOnlyList<long> pieceCounts)
    {
        _options = options;
        _dimensions = options.Dimensions;
        _rows = new float[pieceCounts.Count * _dimensions];
        _mean = new float[_rows.Length];
        _variance = new float[_rows.Length];
        var random = new SeededRandom(options.Seed);
        var all = (double)pieceCounts.Sum();
        for (var piece = 0; piece < pieceCounts.Count; piece++)
        {
            // A frequent piece says little: it starts short (smooth inverse frequency; Arora, Liang and Ma 2017).
            const double smooth = 1e-3;
            var length = smooth / (smooth + (pieceCounts[piece] / all));
            foreach (ref var value in Row(_rows, piece))
                value = (float)(((2 * random.Unit()) - 1) * length / Math.Sqrt(_dimensions / 3.0));
        }
    }

    /// <summary>The vectors, one a piece, one after the other.</summary>
    public ReadOnlySpan<float> Rows => _rows;

    /// <summary>Learns from one batch.</summary>
    /// <param name="queries">Pieces of each query.</param>
    /// <param name="passages">Pieces of the passage that belongs to each.</param>
    /// <param name="documents">The document that each pair comes from; pairs of one document are not told apart.</param>
    /// <returns>The loss before learning, in nats.</returns>
    public double Learn(IReadOnlyList<int[]> queries, IReadOnlyList<int[]> passages, IReadOnlyList<int> documents)
    {
        _step++;
        var batch = queries.Count;
        var (left, right) = (new Side(queries, this), new Side(passages, this));
        var gradient = new float[batch * batch];
        var losses = new double[batch];

        // Cosines by temperature, row by row: a query against all passages. Transposed, so that whole rows can be added up.
        var transposed = Transpose(right.Units, batch);
        var logits = new float[batch * batch];
        Parallel.For(0, batch, i =>
        {
            var row = logits.AsSpan(i * batch, batch);
            for (var k = 0; k < _dimensions; k++)
                TensorPrimitives.MultiplyAdd(transposed.AsSpan(k * batch, batch), left.Units[(i * _dimensions) + k], row, row);
            TensorPrimitives.Divide(row, _options.Temperature, row);
            for (var j = 0; j < batch; j++)
            {
                if (j != i && documents[i] == documents[j])
                    row[j] = float.NegativeInfinity;
            }

            losses[i] = AddSoftmax(row, i, gradient.AsSpan(i * batch, batch));
        });
        var columns = Transpose(logits, batch, batch);
        var columnGradient = new float[batch * batch];
        Parallel.For(0, batch, j => losses[j] += AddSoftmax(columns.AsSpan(j * batch, batch), j, columnGradient.AsSpan(j * batch, batch)));
        TensorPrimitives.Add(gradient, Transpose(columnGradient, batch, batch), gradient);
        TensorPrimitives.Divide(gradient, 2 * batch * _options.Temperature, gradient);
        var gradientTransposed = Transpose(gradient, batch, batch);

        Parallel.For(0, batch, i =>
        {
            left.Backpropagate(i, gradient.AsSpan(i * batch, batch), right.Units);
            right.Backpropagate(i, gradientTransposed.AsSpan(i * batch, batch), left.Units);
        });
        Update(left, right);
        return losses.Sum() / (2 * batch);
    }

    /// <summary>Adds softmax minus the wanted one to a row of gradients, and gives the loss.</summary>
    private static double AddSoftmax(ReadOnlySpan<float> logits, int wanted, Span<float> gradient)
    {
        var top = float.NegativeInfinity;
        foreach (var logit in logits)
            top = MathF.Max(top, logit);
        var sum = 0.0;
        for (var j = 0; j < logits.Length; j++)
        {
            var power = PortableExp.Of(logits[j] - top);
            gradient[j] = (float)power;
            sum += power;
        }

        TensorPrimitives.Divide(gradient, (float)sum, gradient);
        gradient[wanted] -= 1;
        return Math.Log(sum) - (logits[wanted] - top);
    }

    // Occurrences are sorted by piece, and each piece is one thread's business: its sum has one order.
    private void Update(Side left, Side right)
    {
        var occurrences = left.Occurrences().Concat(right.Occurrences()).GroupBy(occurrence => occurrence.Piece).ToArray();
        var progress = (float)_step / _options.Steps;
        var rate = _options.LearningRate * (1 - (0.9f * progress));
        var (unbias1, unbias2) = (1 - Power(Beta1, _step), 1 - Power(Beta2, _step));
        Parallel.ForEach(occurrences, group =>
        {
            var gradient = new float[_dimensions];
            foreach (var (_, side, text) in group)
                TensorPrimitives.Add(gradient, side.Gradient(text), gradient);
            var row = Row(_rows, group.Key);
            var mean = Row(_mean, group.Key);
            var variance = Row(_variance, group.Key);
            for (var at = 0; at < _dimensions; at++)
            {
                mean[at] = (Beta1 * mean[at]) + ((1 - Beta1) * gradient[at]);
                variance[at] = (Beta2 * variance[at]) + ((1 - Beta2) * gradient[at] * gradient[at]);
                row[at] -= rate * (mean[at] / unbias1) / (MathF.Sqrt(variance[at] / unbias2) + Epsilon);
            }
        });
    }

    private static float Power(float value, int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent && power > 1e-12; i++)
            power *= value;
        return (float)power;
    }

    private float[] Transpose(float[] rows, int count) => Transpose(rows, count, _dimensions);

    private static float[] Transpose(float[] rows, int count, int width)
    {
        var columns = new float[rows.Length];
        Parallel.For(0, width, column =>
        {
            for (var row = 0; row < count; row++)
                columns[(column * count) + row] = rows[(row * width) + column];
        });
        return columns;
    }

    private Span<float> Row(float[] rows, int row) => rows.AsSpan(row * _dimensions, _dimensions);

    /// <summary>One side of a batch: its texts as unit vectors, and what they should become.</summary>
    private sealed class Side
    {
        private readonly IReadOnlyList<int[]> _texts;
        private readonly int _dimensions;
        private readonly float[] _lengths;
        private readonly float[] _gradients;

        public Side(IReadOnlyList<int[]> texts, ContrastiveTrainer trainer)
        {
            (_texts, _dimensions) = (texts, trainer._dimensions);
            Units = new float[texts.Count * _dimensions];
            _gradients = new float[Units.Length];
            _lengths = new float[texts.Count];
            Parallel.For(0, texts.Count, text =>
            {
                var vector = Units.AsSpan(text * _dimensions, _dimensions);
                foreach (var piece in texts[text])
                    TensorPrimitives.Add(vector, trainer.Row(trainer._rows, piece), vector);
                _lengths[text] = MathF.Max(Length(vector), 1e-6f);
                TensorPrimitives.Divide(vector, _lengths[text], vector);
            });
        }

        public float[] Units { get; }

        public ReadOnlySpan<float> Gradient(int text) => _gradients.AsSpan(text * _dimensions, _dimensions);

        public IEnumerable<(int Piece, Side Side, int Text)> Occurrences() => _texts.SelectMany((pieces, text) => pieces.Select(piece => (piece, this, text)));

        /// <summary>From the gradient of the cosines to that of the sum of pieces, through the division by its length.</summary>
        public void Backpropagate(int text, ReadOnlySpan<float> cosines, float[] others)
        {
            var gradient = _gradients.AsSpan(text * _dimensions, _dimensions);
            for (var other = 0; other < cosines.Length; other++)
                TensorPrimitives.MultiplyAdd(others.AsSpan(other * _dimensions, _dimensions), cosines[other], gradient, gradient);
            var unit = Units.AsSpan(text * _dimensions, _dimensions);
            var along = 0.0;
            for (var at = 0; at < gradient.Length; at++)
                along += (double)gradient[at] * unit[at];
            TensorPrimitives.MultiplyAdd(unit, -(float)along, gradient, gradient);
            TensorPrimitives.Divide(gradient, _lengths[text], gradient);
        }

        private static float Length(ReadOnlySpan<float> vector)
        {
            var sum = 0.0;
            foreach (var value in vector)
                sum += (double)value * value;
            return (float)Math.Sqrt(sum);
        }
    }
}
