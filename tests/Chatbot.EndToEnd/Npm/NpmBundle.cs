using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Chatbot.Tests.EndToEnd;

/// <summary>
/// One file of an npm package: a script for browsers that has all in it. Only the package itself is fetched, without the hundreds that it
/// was built from, and the one file is kept under <c>build/npm</c>.
/// </summary>
/// <param name="Package">The package and its version.</param>
/// <param name="File">The file in it.</param>
/// <param name="Integrity">SHA-512 of the package's archive in base64, as npm's lock files give it.</param>
internal sealed record NpmBundle(string Package, string File, string Integrity)
{
    private const string ArchiveRoot = "package/";

    /// <summary>Microsoft's Web Chat.</summary>
    public static readonly NpmBundle WebChat = new(
        "botframework-webchat@4.18.1", "dist/webchat.js", "7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==");

    /// <summary>Microsoft's Direct Line client.</summary>
    public static readonly NpmBundle DirectLine = new(
        "botframework-directlinejs@0.15.8", "dist/directline.js", "w/rt2NPSuKMU02zFuJ5E456j2xjAJskgaR6L0sEb6/osmC+zcRlP9ghAjKEmgO9Bquu9NYVwVtahIiRCdKpqDA==");

    /// <summary>Deque's accessibility rules.</summary>
    public static readonly NpmBundle Axe = new(
        "axe-core@4.14.1", "axe.min.js", "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==");

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private string Folder => Repository.At("build", "npm", Package);

    private string Kept => Path.Combine(Folder, Path.GetFileName(File));

    /// <summary>The file's text. Skips the test where npm cannot fetch it.</summary>
    /// <exception cref="InvalidDataException">What npm fetched is not the package that was pinned.</exception>
    public async Task<string> ReadAsync()
    {
        await OneAtATime.WaitAsync();
        try
        {
            if (!System.IO.File.Exists(Kept))
                await FetchAsync();
            return await System.IO.File.ReadAllTextAsync(Kept);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task FetchAsync()
    {
        Directory.CreateDirectory(Folder);
        var missing = await Npm.RunAsync(Folder, "pack", Package);
        Skip.If(missing is not null, missing);

        var archive = Directory.EnumerateFiles(Folder, "*.tgz").Single();
        var bytes = await System.IO.File.ReadAllBytesAsync(archive);
        if (Convert.ToBase64String(SHA512.HashData(bytes)) != Integrity)
            throw new InvalidDataException($"{Package} is not what was pinned: its SHA-512 is {Convert.ToBase64String(SHA512.HashData(bytes))}.");

        await using var tar = new TarReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name != ArchiveRoot + File)
                continue;
            await entry.ExtractToFileAsync(Kept + ".part", overwrite: true);
            System.IO.File.Move(Kept + ".part", Kept);
            System.IO.File.Delete(archive);
            return;
        }

        throw new InvalidDataException($"{Package} has no file {File}.");
    }
}
