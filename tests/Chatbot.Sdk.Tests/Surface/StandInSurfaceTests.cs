using System.Reflection;
using System.Text.RegularExpressions;

namespace Chatbot.Tests.Sdk.Surface;

/// <summary>What the product uses of the SDKs is written in <c>src/Sdk/SURFACE.md</c>, and the genuine packages have it.</summary>
public sealed class StandInSurfaceTests
{
    /// <summary>Assemblies of the rooms that use an SDK; <c>chatbot</c> is the command line.</summary>
    private static readonly string[] Product = ["Chatbot.Knowledge", "Chatbot.Answering", "Chatbot.Bot", "chatbot"];

    /// <summary>
    /// What the reference leaves out though the genuine packages have it: the exceptions that the genuine Qdrant.Client gets from another
    /// package, and a class of Microsoft.Bot.Connector that was looked up in the sources of its last version.
    /// </summary>
    private static readonly string[] BeyondTheReference =
        ["Grpc.Core.", "Microsoft.Bot.Connector.Authentication.CertificateServiceClientCredentialsFactory"];

    /// <summary>Set <c>CHATBOT_UPDATE_SURFACE=1</c> to write the list anew; review the difference before committing it.</summary>
    [Fact]
    public void Every_member_that_the_product_uses_is_on_the_list_and_no_other()
    {
        var list = SurfaceList.Write(Used());
        if (Environment.GetEnvironmentVariable("CHATBOT_UPDATE_SURFACE") == "1")
            SurfaceList.Replace(list);

        var written = SurfaceList.Read().Split('\n').ToHashSet(StringComparer.Ordinal);
        var actual = list.Split('\n').ToHashSet(StringComparer.Ordinal);
        Assert.True(
            written.SetEquals(actual),
            $"""
            src/Sdk/SURFACE.md differs from what the product uses; CHATBOT_UPDATE_SURFACE=1 writes it anew.
            Used, not listed:
            {string.Join('\n', actual.Except(written))}
            Listed, not used:
            {string.Join('\n', written.Except(actual))}
            """);
    }

    [Fact]
    public void The_list_is_not_empty_for_any_sdk() => Assert.All(
        (string[])["Microsoft.Bot.Builder.", "Microsoft.SemanticKernel.", "Microsoft.ML.Tokenizers.", "Qdrant.Client."],
        start => Assert.Contains(Used(), member => member.Member.Length > 0 && member.Type.StartsWith(start, StringComparison.Ordinal)));

    [SkippableFact]
    public void Every_member_that_the_product_uses_is_one_of_the_genuine_packages()
    {
        var api = File.ReadAllText(Repository.Shared("sdk", "API.md"));
        var words = Regex.Matches(api, @"\w+").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        var covered = Used().Where(member => !Array.Exists(BeyondTheReference, start => member.Type.StartsWith(start, StringComparison.Ordinal)));
        var foreign = covered.Where(member => !NamesOf(member).All(words.Contains)).ToList();
        Assert.True(foreign.Count == 0, $"The genuine packages do not have:\n{string.Join('\n', foreign)}");
    }

    private static HashSet<UsedMember> Used() => [.. Product.SelectMany(assembly =>
        UsedMembers.Of(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll")).Concat(OverriddenMembers.Of(Assembly.Load(assembly))))];

    /// <summary>The names as a programmer writes them: of the type, and of the member where it has one of its own.</summary>
    private static IEnumerable<string> NamesOf(UsedMember used)
    {
        yield return used.Type.Split('.')[^1].Split('<')[0];
        var member = Regex.Replace(used.Member, "^(get|set|add|remove)_", string.Empty);
        if (member.Length > 0 && !member.StartsWith('.') && !member.StartsWith("op_", StringComparison.Ordinal) && member != "Item")
            yield return member;
    }
}
