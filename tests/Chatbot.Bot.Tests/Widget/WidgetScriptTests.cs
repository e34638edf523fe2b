using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Widget;

namespace Chatbot.Tests.Bot.Widget;

public sealed partial class WidgetScriptTests
{
    [Fact]
    public void The_widget_with_its_styles_and_texts_is_at_most_40_kilobytes_on_the_wire()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(WidgetScript.Text));

        Assert.InRange(packed.ToArray().Length, 1, 40 * 1024);
    }

    [Fact]
    public void The_script_stands_alone()
    {
        Assert.DoesNotMatch(ModuleSyntax(), WidgetScript.Text);
        Assert.Single(Regex.Matches(WidgetScript.Text, "const wording = "));
        Assert.Contains("\"notReviewed\"", WidgetScript.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_widget_turns_text_into_markup() =>
        Assert.DoesNotMatch(MarkupFromText(), WidgetScript.Text);

    [Fact]
    public void Every_wording_that_the_widget_uses_is_there()
    {
        using var wording = JsonDocument.Parse(Asset.Read("Wording/en.json"));
        foreach (Match use in WordingUse().Matches(WidgetScript.Text))
        {
            var found = wording.RootElement;
            foreach (var name in use.Groups[1].Value.Split('.').TakeWhile(_ => found.ValueKind == JsonValueKind.Object))
                Assert.True(found.TryGetProperty(name, out found), $"wording.{use.Groups[1].Value}");
        }
    }

    [GeneratedRegex(@"^\s*(import|export) ", RegexOptions.Multiline)]
    private static partial Regex ModuleSyntax();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function")]
    private static partial Regex MarkupFromText();

    [GeneratedRegex(@"\bwording\.([a-zA-Z]+(?:\.[a-zA-Z]+)*)")]
    private static partial Regex WordingUse();
}
