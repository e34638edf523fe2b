using System.Xml.Linq;
using Chatbot.Tests;

namespace Chatbot.Answering.Tests;

/// <summary>The rooms know only what lies below them, and nothing of the SDK switch (docs/architecture.md, docs/decisions/0006).</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("Chatbot.Text")]
    [InlineData("Chatbot.Safety", "Chatbot.Text")]
    [InlineData("Chatbot.Knowledge", "Chatbot.Text")]
    [InlineData("Chatbot.Answering", "Chatbot.Knowledge", "Chatbot.Safety")]
    [InlineData("Chatbot.Bot", "Chatbot.Answering")]
    [InlineData("Chatbot.Cli", "Chatbot.Answering")]
    public void A_room_refers_only_to_the_rooms_below_it(string room, params string[] below)
    {
        var project = XDocument.Load(Repository.At("src", room, $"{room}.csproj"));
        var references = project.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .Order(StringComparer.Ordinal);

        Assert.Equal(below, references);
    }

    [Fact]
    public void Every_room_has_its_rule_above()
    {
        var rooms = typeof(ArchitectureTests).GetMethod(nameof(A_room_refers_only_to_the_rooms_below_it))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!);

        Assert.Equal(
            Directory.GetDirectories(Repository.At("src"), "Chatbot.*").Select(Path.GetFileName).Order(StringComparer.Ordinal),
            rooms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_stand_in_refers_to_a_room()
    {
        var references = Directory.GetFiles(Repository.At("src", "Sdk"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(path => XDocument.Load(path).Descendants("ProjectReference"))
            .Select(reference => reference.Attribute("Include")!.Value);

        Assert.DoesNotContain(references, reference => reference.Contains("Chatbot.", StringComparison.Ordinal));
    }

    /// <summary>The switch in two halves, so that whoever searches for it finds build files, CI and pages alone.</summary>
    [Theory]
    [InlineData("Sdk" + "Source")]
    [InlineData("src/Sdk")]
    [InlineData("../Sdk")]
    [InlineData("#if")]
    [InlineData("stand-in")]
    public void Deleting_the_stand_ins_would_leave_no_trace_in_the_product(string trace)
    {
        var files = Directory.GetDirectories(Repository.At("src"), "Chatbot.*")
            .SelectMany(room => Directory.EnumerateFiles(room, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".csproj" or ".razor" or ".json" && !IsBuildOutput(path))
            .ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, path => File.ReadAllText(path).Contains(trace, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsBuildOutput(string path) => Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
