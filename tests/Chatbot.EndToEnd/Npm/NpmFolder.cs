namespace Chatbot.Tests.EndToEnd;

/// <summary>A program from npm with all that it needs, in the versions that a lock file pins, installed under <c>build/npm</c>.</summary>
/// <param name="name">Name of the folder beside the tests that holds <c>package.json</c> and <c>package-lock.json</c>.</param>
/// <param name="script">The program's script, below <c>node_modules</c>.</param>
internal sealed class NpmFolder(string name, string script)
{
    private const string LockFile = "package-lock.json";

    /// <summary>Where it is installed.</summary>
    public string Folder { get; } = Repository.At("build", "npm", name);

    /// <summary>The script that starts it.</summary>
    public string Script => Path.Combine(Folder, "node_modules", script);

    /// <summary>Installs it where it is not there yet.</summary>
    /// <returns>Why it is not there afterwards, or null when it is.</returns>
    public async Task<string?> InstallAsync()
    {
        if (Npm.Node is not null && IsInstalled())
            return null;

        Directory.CreateDirectory(Folder);
        File.Copy(Source("package.json"), Path.Combine(Folder, "package.json"), overwrite: true);
        File.Copy(Source(LockFile), Path.Combine(Folder, LockFile), overwrite: true);
        return await Npm.RunAsync(Folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    }

    private bool IsInstalled()
    {
        var installed = Path.Combine(Folder, LockFile);
        return File.Exists(Script) && File.Exists(installed) && File.ReadAllText(installed) == File.ReadAllText(Source(LockFile));
    }

    private string Source(string file) => Repository.At("tests", "Chatbot.EndToEnd", name, file);
}
