using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Hosting;

namespace Chatbot.Bot.Widget;

/// <summary>
/// The widget as one script. Its parts are JavaScript modules that a browser could load as they are; a page that embeds
/// the widget should need one request and one integrity hash, so they are joined here in the order of their imports.
/// </summary>
/// <remarks>
/// Understood: <c>import … from "./x.js"</c> on one line without renaming, the same for a style sheet or a JSON file
/// (<c>with { type: … }</c>), and <c>export</c> before a declaration. The parts share one scope, so a top-level name
/// is used once.
/// </remarks>
internal static partial class WidgetScript
{
    private const string Entry = "Widget/widget.js";

    /// <summary>The whole script.</summary>
    public static string Text { get; } = Join();

    private static string Join()
    {
        var script = new StringBuilder("(() => {\n\"use strict\";\n");
        Append(Entry, script, []);
        return script.Append("})();\n").ToString();
    }

    private static void Append(string path, StringBuilder script, HashSet<string> done)
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
                Append(target, script, done);
            else if (done.Add(target))
                script.Append(Declare(names, target));
        }

        script.Append(body);
    }

    private static string Declare(string name, string path)
    {
        var content = Asset.Read(path);
        return path.EndsWith(".css", StringComparison.Ordinal)
            ? $"const {name} = new CSSStyleSheet();\n{name}.replaceSync({JsonSerializer.Serialize(content)});\n"
            : $"const {name} = {content.TrimEnd()};\n";
    }

    private static string Resolve(string from, string relative) =>
        new Uri(new Uri($"file:///{from}"), relative).AbsolutePath.TrimStart('/');

    [GeneratedRegex("""^import (?<names>.+?) from "(?<path>[^"]+)"(?: with \{.*\})?;$""")]
    private static partial Regex ImportLine();

    [GeneratedRegex("^export (?=async |class |const |function )")]
    private static partial Regex ExportMark();
}
