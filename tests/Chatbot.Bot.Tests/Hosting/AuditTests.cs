using Chatbot.Bot.Auditing;
using Chatbot.Safety;
using Chatbot.Safety.Auditing;
using Chatbot.Tests.Bot.DirectLine;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Chatbot.Tests.Bot.Hosting;

/// <summary>Each escalation leaves a record, and in no record stands a word that a person wrote.</summary>
public sealed class AuditTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-audit-").FullName;

    private string AuditFile => Path.Combine(_folder, "records", "escalations.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_escalation_leaves_rule_version_time_channel_level_and_lengths_and_not_one_word()
    {
        const string message = "since zanzibar-4711 my groin is numb and I cannot pass urine";
        await using var host = new BotHost().With("Audit:File", AuditFile).Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync(message);
        await client.SayAsync("What is sciatica?");
        await client.SayAsync("I've called 999, ambulance is coming");
        await client.SayAsync("What is sciatica?");
        await client.ReadAsync(botMessages: 5);

        var records = File.ReadAllLines(AuditFile).Select(JObject.Parse).ToList();
        Assert.Equal(["first", "continued", "settled"], records.Select(record => record.Value<string>("standing")));
        var first = records[0];
        Assert.Equal(["time", "channel", "level", "standing", "version", "advice", "rules"], first.Properties().Select(property => property.Name));
        Assert.Equal(("directline", "emergency", "cauda-equina"), (first.Value<string>("channel"), first.Value<string>("level"), first.Value<string>("advice")));
        Assert.Matches(@"^\d+\.\d+\.\d+\+[0-9a-f]{12}\.[0-9a-f]{12}$", first.Value<string>("version"));
        Assert.Equal("RF-01", first.SelectToken("rules[0].rule"));
        Assert.Equal("groin is numb".Length, first.SelectToken("rules[0].length"));

        string[] words = [.. message.Split(' '), "sciatica", "ambulance"];
        var kept = await File.ReadAllTextAsync(AuditFile) + string.Join('\n', host.Log.Lines.Where(line => line.Contains("Escalated", StringComparison.Ordinal)));
        Assert.Contains("RF-01:13", kept, StringComparison.Ordinal);
        Assert.All(words.Where(word => word.Length > 3), word => Assert.DoesNotContain(word, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Without_a_file_set_nothing_is_written()
    {
        Sink(file: null).Record(Example);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void A_line_that_a_crash_cut_short_spoils_no_other()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(AuditFile)!);
        File.WriteAllText(AuditFile, "{\"time\":\"20");
        Sink().Record(Example);

        Assert.Equal(2, File.ReadAllLines(AuditFile).Length);
        Assert.Equal("crisis", JObject.Parse(File.ReadAllLines(AuditFile)[1]).Value<string>("level"));
    }

    [Fact]
    public void A_full_file_is_kept_once_and_begun_anew()
    {
        var sink = Sink(largest: 4_096);
        for (var i = 0; i < 200; i++)
            sink.Record(Example);

        var files = Directory.GetFiles(Path.GetDirectoryName(AuditFile)!);
        Assert.Equal([AuditFile, AuditFile + ".1"], files.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.InRange(new FileInfo(file).Length, 1, 4_096));
        Assert.All(files.SelectMany(File.ReadAllLines), line => JObject.Parse(line));
    }

    [Fact]
    public async Task Many_at_once_lose_no_line()
    {
        var sink = Sink();
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), (_, _) =>
        {
            sink.Record(Example);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(100, File.ReadAllLines(AuditFile).Select(JObject.Parse).Count());
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_to_the_log_and_costs_nobody_their_advice()
    {
        await using var host = new BotHost().With("Audit:File", _folder).Start();
        using var http = host.CreateClient();
        var client = await DirectLineClient.StartAsync(http);
        await client.SayAsync("I cannot pass urine");

        var reply = (await client.ReadAsync(botMessages: 2)).Last(DirectLineClient.IsFromBot);
        Assert.Equal("escalated", reply["channelData"]!["medicalReply"]!.Value<string>("kind"));
        Assert.Contains(host.Log.Lines, line => line.Contains("The escalation could not be added to", StringComparison.Ordinal));
    }

    private static EscalationRecord Example => new(
        DateTimeOffset.UnixEpoch, "msteams", TriageLevel.Crisis, Standing.First, "1.0.0+a.b", "suicide", [new EscalationRecord.FiredRule("RF-48", 12)]);

    private EscalationFile Sink(long largest = 100_000) => Sink(AuditFile, largest);

    private static EscalationFile Sink(string? file, long largest = 100_000) =>
        new(Options.Create(new AuditOptions { File = file, LargestFile = largest }), NullLogger<EscalationFile>.Instance);
}
