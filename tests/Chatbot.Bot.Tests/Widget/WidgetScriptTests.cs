using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Widget;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Tests.Bot.Widget;

[Collection(SharedHostTests.Name)]
public sealed partial class WidgetScriptTests(SharedHost shared)
{
    private string Script => shared.Host.Services.GetRequiredService<WidgetScript>().Text;

    [Fact]
    public async Task The_widget_with_its_styles_and_all_its_languages_is_at_most_40_kilobytes_on_the_wire()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js") { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var response = await shared.Client.SendAsync(request);
        var packed = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Length, 1, 40 * 1024);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress), Encoding.UTF8);
        Assert.Equal(Script, await unpacked.ReadToEndAsync());
        Assert.All(new[] { "\"English\"", "\"Deutsch\"", "\"Español\"" }, language => Assert.Contains(language, Script, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_browser_has_the_script_once_and_asks_only_whether_it_changed()
    {
        using var first = await shared.Client.GetAsync(new Uri("/widget.js", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await shared.Client.SendAsync(again);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_integrity_that_the_host_names_is_that_of_the_script_it_serves()
    {
        var integrity = (await shared.Client.GetStringAsync(new Uri("/widget.js.sri", UriKind.Relative))).Trim();
        var script = await shared.Client.GetByteArrayAsync(new Uri("/widget.js", UriKind.Relative));

        Assert.Equal($"sha384-{Convert.ToBase64String(SHA384.HashData(script))}", integrity);
    }

    [Fact]
    public void The_script_stands_alone()
    {
        Assert.DoesNotMatch(ModuleSyntax(), Script);
        Assert.Single(Regex.Matches(Script, "let wording = "));
        Assert.Single(Regex.Matches(Script, "const settings = "));
        Assert.Contains("\"notReviewed\"", Script, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_widget_turns_text_into_markup() => Assert.DoesNotMatch(MarkupFromText(), Script);

    [Fact]
    public void Every_wording_that_the_widget_uses_is_there()
    {
        using var wording = JsonDocument.Parse(Asset.Read("Wording/en.json"));
        foreach (Match use in WordingUse().Matches(Script))
        {
            var found = wording.RootElement;
            foreach (var name in use.Groups[1].Value.Split('.').TakeWhile(_ => found.ValueKind == JsonValueKind.Object))
                Assert.True(found.TryGetProperty(name, out found), $"wording.{use.Groups[1].Value}");
        }
    }

    [Fact]
    public void The_widget_carries_the_telephone_lines_of_every_country_of_the_guard_and_links_to_no_other_host()
    {
        var settings = JsonDocument.Parse(SettingsLine().Match(Script).Groups[1].Value).RootElement;

        var countries = settings.GetProperty("countries").EnumerateArray().ToList();
        Assert.Equal(["AU", "CA", "EU", "GB", "IE", "IN", "NZ", "US"], countries.Select(country => country.GetProperty("country").GetString()).OfType<string>().Order());
        Assert.All(countries, country => Assert.NotEmpty(country.GetProperty("sets").GetProperty("emergency").EnumerateArray()));
        Assert.Contains(countries, country => country.GetProperty("names").EnumerateArray().Any(name => name.GetString() == "DE"));
        Assert.Equal("sheltersafe.ca", Assert.Single(settings.GetProperty("hosts").EnumerateArray()).GetString());
    }

    [GeneratedRegex(@"^\s*(import|export) ", RegexOptions.Multiline)]
    private static partial Regex ModuleSyntax();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function")]
    private static partial Regex MarkupFromText();

    [GeneratedRegex(@"\bwording\.([a-zA-Z]+(?:\.[a-zA-Z]+)*)")]
    private static partial Regex WordingUse();

    [GeneratedRegex("const settings = (.*);")]
    private static partial Regex SettingsLine();
}
