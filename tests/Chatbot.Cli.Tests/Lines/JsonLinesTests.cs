using System.Text;
using Chatbot.Cli.Lines;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Cli.Tests.Lines;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"id\":1}\n{\"id\":2} {\"id\":3}\n", ":2: this is not JSON, from byte 10 of the line on.")]
    [InlineData("{\"id\":1}\n{\"id\":\n", ":2: this is not JSON, from byte 7 of the line on.")]
    [InlineData("{\"id\":1}\n\n[1,2]\n", ":3: a line must be a JSON object.")]
    [InlineData("id: 1\n", ":1: this is not JSON, from byte 1 of the line on.")]
    public async Task A_line_that_is_not_an_object_is_named(string content, string sentence)
    {
        var file = _folder.Write("in.jsonl", content);

        var fault = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(file));

        Assert.Equal(file + sentence, fault.Message);
    }

    [Fact]
    public async Task Empty_lines_are_passed_over_and_still_counted()
    {
        var rows = await ReadAsync(_folder.Write("in.jsonl", "{\"id\":1}\r\n\r\n \t\n{\"id\":2}"));

        Assert.Equal([1, 4], rows.Select(row => row.Number));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault()
    {
        var file = _folder.At("in.jsonl");
        await File.WriteAllTextAsync(file, "{\"id\":1}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Single(await ReadAsync(file));
    }

    [Fact]
    public async Task A_line_too_long_for_any_message_is_refused_before_it_fills_the_memory()
    {
        var file = _folder.Write("in.jsonl", "{\"id\":1}\n{\"id\":2,\"text\":\"" + new string('a', JsonLines.LongestLine));

        var fault = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(file));

        Assert.Equal($"{file}:2: this line is longer than 16 MB; give one JSON object a line.", fault.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var file = _folder.At("missing", "in.jsonl");

        var fault = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(file));

        Assert.Equal($"{file} does not exist; give a JSON Lines file.", fault.Message);
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var fault = await Assert.ThrowsAsync<BadInputException>(() => ReadAsync(_folder.At()));

        Assert.Equal($"{_folder.At()} is a folder; give a JSON Lines file.", fault.Message);
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}", "a row needs an \"id\", a text or a number.")]
    [InlineData("{\"id\":null,\"text\":\"a\"}", "a row needs an \"id\", a text or a number.")]
    [InlineData("{\"id\":[1],\"text\":\"a\"}", "a row needs an \"id\", a text or a number.")]
    [InlineData("{\"id\":1}", "a row needs \"question\", a text, or \"turns\", a list of texts.")]
    [InlineData("{\"id\":1,\"question\":7}", "\"question\" must be a text.")]
    [InlineData("{\"id\":1,\"turns\":\"a\"}", "\"turns\" must be a list of texts.")]
    [InlineData("{\"id\":1,\"turns\":[\"a\",null]}", "\"turns\" must be a list of texts.")]
    [InlineData("{\"id\":1,\"turns\":[]}", "\"turns\" must hold at least one message.")]
    [InlineData("{\"id\":1,\"question\":\"half a pair \\ud83d\"}", "\"question\" holds characters that are not valid Unicode.")]
    public async Task What_a_row_lacks_is_told_with_its_place(string row, string problem)
    {
        var file = _folder.Write("in.jsonl", $"\n{row}\n");
        var line = Assert.Single(await ReadAsync(file));

        var fault = Assert.Throws<BadInputException>(() => (line.Id, line.Messages("question")));

        Assert.Equal($"{file}:2: {problem}", fault.Message);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_told_with_their_place()
    {
        var file = _folder.At("in.jsonl");
        await File.WriteAllBytesAsync(file, [.. "{\"id\":1,\"question\":\""u8, 0xFF, .. "\"}"u8]);
        var line = Assert.Single(await ReadAsync(file));

        var fault = Assert.Throws<BadInputException>(() => line.Messages("question"));

        Assert.Equal($"{file}:1: \"question\" holds characters that are not valid Unicode.", fault.Message);
    }

    [Fact]
    public void Every_text_comes_back_whatever_its_length_and_wherever_a_buffer_ends()
    {
        var texts = Gen.Choose(0, 20_000).Select(length => new string('ä', length)).NonEmptyListOf().ToArbitrary();
        Prop.ForAll(texts, expected =>
        {
            var file = _folder.Write("in.jsonl", string.Join('\n', expected.Select(text => $"{{\"id\":1,\"question\":\"{text}\"}}")));
            var read = ReadAsync(file).GetAwaiter().GetResult();
            return read.Select(line => line.Text("question")).SequenceEqual(expected);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    private static async Task<List<JsonLine>> ReadAsync(string file)
    {
        var rows = new List<JsonLine>();
        await foreach (var row in JsonLines.ReadAsync(file, CancellationToken.None))
            rows.Add(row);
        return rows;
    }
}
