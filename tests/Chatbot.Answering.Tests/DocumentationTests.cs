using System.Text.RegularExpressions;
using Chatbot.Tests;

namespace Chatbot.Answering.Tests;

/// <summary>What the documentation names is there.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_link_leads_to_a_file_or_folder_of_the_repository()
    {
        var broken = Pages()
            .SelectMany(page => Link().Matches(Code().Replace(File.ReadAllText(page), "")).Select(link => (Page: page, Target: link.Groups[1].Value)))
            .Where(link => !Exists(Path.Combine(Path.GetDirectoryName(link.Page)!, link.Target)))
            .Select(link => $"{Name(link.Page)}: {link.Target}");

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_path_that_a_page_names_is_there()
    {
        var missing = Pages()
            .SelectMany(page => NamedPath().Matches(File.ReadAllText(page)).Select(path => (Page: page, Path: path.Value.TrimEnd('.'))))
            .Where(named => !Exists(Repository.At(named.Path)))
            .Select(named => $"{Name(named.Page)}: {named.Path}");

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_page_that_the_code_refers_to_is_there()
    {
        var missing = new[] { "src", "tests", "prompts" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.At(folder), "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".yaml" or ".csproj" && !IsBuildOutput(path))
            .Append(Repository.At("Directory.Build.targets"))
            .SelectMany(path => NamedPage().Matches(File.ReadAllText(path)).Select(page => (File: path, Page: page.Value.TrimEnd('.'))))
            .Where(named => !Exists(Repository.At(named.Page)) && !IsDecision(named.Page))
            .Select(named => $"{Name(named.File)}: {named.Page}");

        Assert.Empty(missing);
    }

    [Fact]
    public void The_index_of_decisions_lists_each_of_them()
    {
        var index = File.ReadAllText(Repository.At("docs", "decisions", "README.md"));
        var records = Directory.GetFiles(Repository.At("docs", "decisions"), "0*.md").Select(path => Path.GetFileName(path)).ToList();

        Assert.NotEmpty(records);
        Assert.DoesNotContain(records, record => !index.Contains($"({record})", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.At("README.md"))
            .Append(Repository.At("CONTRIBUTING.md"));

    // Code may name a decision by its number alone.
    private static bool IsDecision(string page) => Directory.GetFiles(Repository.Root, $"{page}-*.md").Length == 1;

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static bool IsBuildOutput(string path) => Name(path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w./-])(?:src|tests|docs|infra|prompts|corpus)/[\w.-]+(?:/[\w.-]+)*")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"(?<![\w./-])docs/[\w.-]+(?:/[\w.-]+)*")]
    private static partial Regex NamedPage();
}
