using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Tests.Sdk.Surface;

/// <summary>The list of used members in <c>src/Sdk/SURFACE.md</c>: one table a genuine package, one row a member.</summary>
internal static partial class SurfaceList
{
    private const string Begin = "<!-- used members: begin -->\n";
    private const string End = "<!-- used members: end -->\n";

    /// <summary>The genuine package of a type, by the start of its full name; the first that fits.</summary>
    private static readonly (string Start, string Package)[] Packages =
    [
        ("Microsoft.Bot.Builder.Integration.AspNet.Core.", "Microsoft.Bot.Builder.Integration.AspNet.Core"),
        ("Microsoft.Bot.Builder.", "Microsoft.Bot.Builder"),
        ("Microsoft.Bot.Connector.", "Microsoft.Bot.Connector"),
        ("Microsoft.Bot.Schema.", "Microsoft.Bot.Schema"),
        ("Microsoft.Rest.", "Microsoft.Rest.ClientRuntime"),
        ("Microsoft.SemanticKernel.PromptTemplates.Handlebars.", "Microsoft.SemanticKernel.PromptTemplates.Handlebars"),
        ("Microsoft.SemanticKernel.HandlebarsKernelExtensions", "Microsoft.SemanticKernel.PromptTemplates.Handlebars"),
        ("Microsoft.SemanticKernel.KernelFunctionYaml", "Microsoft.SemanticKernel.Yaml"),
        ("Microsoft.SemanticKernel.PromptYamlKernelExtensions", "Microsoft.SemanticKernel.Yaml"),
        ("Microsoft.SemanticKernel.", "Microsoft.SemanticKernel"),
        ("Microsoft.ML.Tokenizers.", "Microsoft.ML.Tokenizers"),
        ("Qdrant.Client.", "Qdrant.Client"),
        ("Grpc.Core.", "Grpc.Core.Api"),
    ];

    /// <summary>The package whose version says which one comes, where a package is only brought along by it.</summary>
    private static readonly Dictionary<string, string> BroughtBy = new()
    {
        ["Microsoft.Bot.Connector"] = "Microsoft.Bot.Builder",
        ["Microsoft.Bot.Schema"] = "Microsoft.Bot.Builder",
    };

    /// <summary>Versions of packages that others bring along in a version of their own.</summary>
    private static readonly Dictionary<string, string> BroughtIn = new()
    {
        ["Microsoft.Rest.ClientRuntime"] = "2.3.24",
        ["Grpc.Core.Api"] = "2.71.0",
    };

    private static string Path => Repository.At("src", "Sdk", "SURFACE.md");

    /// <summary>The list as it is written in the file.</summary>
    public static string Read() => Split().List;

    /// <summary>Puts another list in its place.</summary>
    public static void Replace(string list)
    {
        var (before, _, after) = Split();
        File.WriteAllText(Path, before + list + after);
    }

    /// <summary>The list as it should be.</summary>
    public static string Write(IEnumerable<UsedMember> used)
    {
        var versions = Versions();
        var text = new StringBuilder("\n");
        foreach (var package in used.GroupBy(member => PackageOf(member.Type)).OrderBy(package => package.Key, StringComparer.Ordinal))
        {
            var version = BroughtIn.GetValueOrDefault(package.Key) ?? versions[BroughtBy.GetValueOrDefault(package.Key, package.Key)];
            text.Append($"### Used of {package.Key} {version}\n\n| type | member | signature |\n| --- | --- | --- |\n");
            foreach (var row in package.Select(Row).Order(StringComparer.Ordinal))
                text.Append(row);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static (string Before, string List, string After) Split()
    {
        var text = File.ReadAllText(Path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return (text[..begin], text[begin..end], text[end..]);
    }

    private static string Row(UsedMember used) => $"| `{used.Type}` | {Code(used.Member)} | {Code(used.Signature)} |\n";

    private static string Code(string text) => text.Length == 0 ? string.Empty : $"`{text}`";

    private static string PackageOf(string type) =>
        Packages.First(package => type.StartsWith(package.Start, StringComparison.Ordinal)).Package;

    private static Dictionary<string, string> Versions() => PackageVersion()
        .Matches(File.ReadAllText(Repository.At("Directory.Packages.props")))
        .ToDictionary(match => match.Groups["package"].Value, match => match.Groups["version"].Value);

    [GeneratedRegex("""<PackageVersion Include="(?<package>[^"]+)" Version="(?<version>[^"]+)" />""")]
    private static partial Regex PackageVersion();
}
