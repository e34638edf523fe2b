using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Embedding;

/// <summary>
/// Keeps the vectors of texts in a folder, a file each, named by a hash of model, dimensions and text, so that an unchanged passage is
/// embedded once. For the texts of the corpus only: what patients write must not be kept, not even as a vector.
/// </summary>
/// <param name="inner">Embeds what is not there yet.</param>
/// <param name="directory">The folder; made when first written to.</param>
public sealed class CorpusEmbeddingCache(IEmbeddingGenerator<string, Embedding<float>> inner, string directory)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private const int FormatVersion = 1;

    /// <inheritdoc />
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var files = texts.ConvertAll(FileOf);
        var vectors = new ReadOnlyMemory<float>[texts.Count];
        var missing = new List<int>();
        for (var at = 0; at < texts.Count; at++)
        {
            if (await ReadAsync(files[at], cancellationToken) is { } known)
                vectors[at] = known;
            else
                missing.Add(at);
        }

        if (missing.Count > 0)
        {
            var made = await base.GenerateAsync(missing.Select(at => texts[at]), options, cancellationToken);
            foreach (var (order, at) in missing.Index())
            {
                vectors[at] = made[order].Vector;
                await WriteAsync(files[at], vectors[at], cancellationToken);
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(vectors.Select(vector => new Embedding<float>(vector)));
    }

    private string FileOf(string text)
    {
        var model = this.GetService<EmbeddingGeneratorMetadata>();
        var key = $"{FormatVersion}\n{model?.ProviderUri}\n{model?.DefaultModelId}\n{model?.DefaultModelDimensions}\n{text}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Path.Combine(directory, hash[..2], $"{hash}.bin");
    }

    private static async Task<ReadOnlyMemory<float>?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(file, cancellationToken)).ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // Under another name first: a run that is stopped leaves no half vector behind.
    private static async Task WriteAsync(string file, ReadOnlyMemory<float> vector, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Path.GetRandomFileName()}.tmp";
        await File.WriteAllBytesAsync(unfinished, MemoryMarshal.AsBytes(vector.Span).ToArray(), cancellationToken);
        File.Move(unfinished, file, overwrite: true);
    }
}
