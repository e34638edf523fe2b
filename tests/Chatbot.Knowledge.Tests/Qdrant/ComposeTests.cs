using Chatbot.Tests;
using YamlDotNet.Serialization;

namespace Chatbot.Knowledge.Tests.Qdrant;

/// <summary>The compose files of <c>infra/qdrant</c> start servers that only this machine reaches, with a key, and that stay what they are.</summary>
public sealed class ComposeTests
{
    [Theory]
    [InlineData("compose.yaml", 1)]
    [InlineData("cluster.yaml", 3)]
    public void Every_node_has_a_pinned_image_a_key_a_health_check_a_volume_and_ports_of_its_own_on_this_machine(string file, int nodes)
    {
        var compose = Read(file);
        var services = Map(compose["services"]).Values.Select(Map).ToList();

        Assert.Equal(nodes, services.Count);
        Assert.All(services, service =>
        {
            Assert.Matches(@"^qdrant/qdrant:v\d+\.\d+\.\d+$", (string)service["image"]);
            Assert.StartsWith("${QDRANT_API_KEY:?", (string)Map(service["environment"])["QDRANT__SERVICE__API_KEY"], StringComparison.Ordinal);
            Assert.Contains("/readyz", List(Map(service["healthcheck"])["test"])[^1], StringComparison.Ordinal);
            Assert.Equal(2, List(service["ports"]).Count);
            Assert.All(List(service["ports"]), port => Assert.Matches(@"^127\.0\.0\.1:\d+:633[34]$", port));
        });
        Assert.Distinct(services.SelectMany(service => List(service["ports"])).Select(port => port.Split(':')[1]));
        Assert.Equal(
            Map(compose["volumes"]).Keys.Select(volume => $"{volume}:/qdrant/storage"),
            services.Select(service => List(service["volumes"]).Single()));
    }

    [Fact]
    public void The_nodes_of_the_cluster_find_each_other()
    {
        var services = Map(Read("cluster.yaml")["services"]);

        foreach (var (name, service) in services)
        {
            var command = List(Map(service)["command"]);
            Assert.Equal($"http://{name}:6335", command[command.IndexOf("--uri") + 1]);
            Assert.Equal("true", Map(Map(service)["environment"])["QDRANT__CLUSTER__ENABLED"]);
        }

        var first = services.Keys.First();
        Assert.All(services.Skip(1), service =>
        {
            var command = List(Map(service.Value)["command"]);
            Assert.Equal($"http://{first}:6335", command[command.IndexOf("--bootstrap") + 1]);
        });
    }

    [Fact]
    public void The_port_where_nodes_trust_each_other_is_published_nowhere_and_each_generation_is_to_be_kept_on_two_nodes()
    {
        foreach (var file in new[] { "compose.yaml", "cluster.yaml" })
            Assert.DoesNotContain(Map(Read(file)["services"]).Values.SelectMany(service => List(Map(service)["ports"])), port => port.EndsWith(":6335", StringComparison.Ordinal));
        Assert.Contains("chatbot index --qdrant http://localhost:6334 --replicas 2", File.ReadAllText(Repository.At("infra", "qdrant", "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("cluster.yaml")]
    public void Only_what_the_compose_specification_knows_is_said(string file)
    {
        string[] known = ["image", "command", "restart", "depends_on", "environment", "ports", "volumes", "ulimits", "healthcheck"];
        var compose = Read(file);

        Assert.Equal(["name", "services", "volumes"], compose.Keys);
        Assert.All(Map(compose["services"]).Values.Select(Map), service =>
        {
            Assert.Subset(known.ToHashSet(), service.Keys.ToHashSet());
            Assert.Subset(new HashSet<string> { "test", "interval", "timeout", "retries", "start_period" }, Map(service["healthcheck"]).Keys.ToHashSet());
            Assert.All(Map(service["environment"]).Keys, setting => Assert.StartsWith("QDRANT__", setting, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void No_key_is_in_the_repository()
    {
        Assert.EndsWith("QDRANT_API_KEY=", File.ReadAllText(Repository.At("infra", "qdrant", ".env.example")).TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(".env", File.ReadAllLines(Repository.At(".gitignore")));
    }

    private static Dictionary<string, object> Read(string file) =>
        new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Repository.At("infra", "qdrant", file)));

    private static Dictionary<string, object> Map(object node) =>
        ((Dictionary<object, object>)node).ToDictionary(entry => (string)entry.Key, entry => entry.Value);

    private static List<string> List(object node) => [.. ((List<object>)node).Cast<string>()];
}
