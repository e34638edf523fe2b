using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chatbot.Bot.Feedback;
using Chatbot.Bot.Hosting;
using Chatbot.Safety;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Widget;

/// <summary>
/// The widget as one script. Its parts are JavaScript modules that a browser could load as they are; a page that embeds
/// the widget should need one request and one integrity hash, so they are joined here in the order of their imports.
/// </summary>
/// <remarks>
/// Understood: <c>import … from "./x.js"</c> on one line without renaming, the same for a style sheet or a JSON file
/// (<c>with { type: … }</c>), and <c>export</c> before a declaration. The parts share one scope, so a top-level name
/// is used once. <c>settings.json</c> is no file: it holds what this server tells the widget.
/// </remarks>
internal sealed partial class WidgetScript(RedFlagGuard guard, IOptions<ClinicOptions> clinic, IOptions<BotOptions> bot, FeedbackFile feedback)
{
    private const string Entry = "Widget/widget.js";
    private const string Settings = "Widget/settings.json";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole script.</summary>
    public string Text { get; } = $"(() => {{\n\"use strict\";\n{Join(Entry, WidgetSettings.From(guard, clinic.Value, bot.Value, feedback).ToJson())}}})();\n";

    /// <summary>What stands in the <c>integrity</c> attribute of a tag that takes this script and no other.</summary>
    public string Integrity => $"sha384-{Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(Text)))}";

    /// <summary>One part with all that it imports.</summary>
    /// <param name="entry">The part, such as <c>Widget/reply.js</c>.</param>
    /// <param name="settings">What the server tells the widget, as JSON.</param>
    public static string Join(string entry, string settings)
    {
        var script = new StringBuilder();
        Append(entry, settings, script, []);
        return script.ToString();
    }

    private static void Append(string path, string settings, StringBuilder script, HashSet<string> done)
    {
        if (!done.Add(path))
            return;

        var body = new StringBuilder();
        foreach (var line in Asset.Read(path).Split('\n'))
        {
            if (ImportLine().Match(line) is not { Success: true } import)
            {
                body.Append(ExportMark().Replace(line, "")).Append('\n');
                continue;
            }

            var (names, target) = (import.Groups["names"].Value, Resolve(path, import.Groups["path"].Value));
            if (target.EndsWith(".js", StringComparison.Ordinal))
                Append(target, settings, script, done);
            else if (done.Add(target))
                script.Append(Declare(names, target, settings));
        }

        script.Append(body);
    }

    private static string Declare(string name, string path, string settings) => path switch
    {
        Settings => $"const {name} = {settings};\n",
        _ when path.EndsWith(".css", StringComparison.Ordinal) =>
            $"const {name} = new CSSStyleSheet();\n{name}.replaceSync({JsonSerializer.Serialize(Asset.Read(path))});\n",
        _ => $"const {name} = {InterfaceOf(Asset.Read(path))};\n",
    };

    /// <summary>The texts without those that the server alone speaks.</summary>
    private static string InterfaceOf(string wording)
    {
        var texts = JsonNode.Parse(wording)!.AsObject();
        texts.Remove("bot");
        texts.Remove("pages");
        return texts.ToJsonString(Readable);
    }

    private static string Resolve(string from, string relative) =>
        new Uri(new Uri($"file:///{from}"), relative).AbsolutePath.TrimStart('/');

    [GeneratedRegex("""^import (?<names>.+?) from "(?<path>[^"]+)"(?: with \{.*\})?;$""")]
    private static partial Regex ImportLine();

    [GeneratedRegex("^export (?=async |class |const |let |function )")]
    private static partial Regex ExportMark();
}
