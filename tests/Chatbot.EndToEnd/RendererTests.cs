using System.Text.Json;
using Chatbot.Bot.Widget;
using FsCheck;
using FsCheck.Fluent;

namespace Chatbot.Tests.EndToEnd;

/// <summary>Whatever a reply holds, it is drawn as text, and its links lead only where they may.</summary>
public sealed class RendererTests(Clinic clinic) : IClassFixture<Clinic>
{
    private const int Replies = 300;

    private const string Settings = """{"language":"en","country":null,"countries":[],"hosts":["help.example"],"clinic":{},"forgetAfterMinutes":60,"feedback":true}""";

    // Draws each reply and its quotes and tells what is there that no reply may bring.
    private const string Check = """
        (replies) => {
          const base = location.origin + "/";
          const tags = ["A", "ASIDE", "BLOCKQUOTE", "BUTTON", "DIV", "FOOTER", "H3", "H4", "LI", "P", "SECTION", "SPAN", "UL", "path", "svg"];
          const attributes = ["aria-hidden", "aria-label", "class", "d", "dir", "href", "lang", "rel", "target", "title", "type", "viewBox"];
          const mayLead = (link) => ["tel:", "sms:"].includes(link.protocol) || link.origin === location.origin || link.origin === "https://help.example";
          const faults = [];
          for (const reply of replies) {
            const quoted = [];
            const node = document.createElement("div");
            node.append(drawReply(reply, { base, openQuote: (citation) => quoted.push(citation) }));
            for (const citation of reply.citations) node.append(...drawQuote(citation, base));
            const fault = (text) => faults.push(text + " in " + JSON.stringify(reply));
            for (const each of node.querySelectorAll("*")) {
              if (!tags.includes(each.tagName)) fault(`<${each.tagName}>`);
              for (const { name } of each.attributes) if (!attributes.includes(name)) fault(`attribute ${name}`);
            }
            for (const link of node.querySelectorAll("a")) if (!mayLead(link)) fault(`a link to ${link.href}`);
            const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            while (texts.nextNode())
              if (/[\u202a-\u202e\u2066-\u2069]/.test(texts.currentNode.data) && !texts.currentNode.parentElement.closest("[dir=auto]")) fault(`words that turn their surroundings: ${texts.currentNode.data}`);
            const shown = node.textContent;
            const said = reply.kind === "answered" ? reply.statements.map((statement) => statement.text) : reply.kind === "escalated" ? [reply.advice.action, reply.advice.reason] : [];
            for (const text of said) if (!shown.includes(text)) fault(`the words ${JSON.stringify(text)} are missing`);
          }
          return faults.slice(0, 5);
        }
        """;

    private static readonly string[] Attacks =
    [
        "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "</p><iframe srcdoc='<script>alert(1)</script>'>", "javascript:alert(1)",
        " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "blob:https://evil.example/1", "//evil.example/x", "https://evil.example",
        "https://help.example@evil.example/", "https://help.example.evil.example", "http://help.example/", "https://help.example/page", "https://help.example:8443/", "\\\\evil.example\\x", "vbscript:x", "file:///etc/passwd",
        "tel:999", "sms:85258?body=SHOUT", "/sources/sciatica?from=1&to=2#quote", "../..//evil.example", "\u202Eevil\u202C", "\u2066hidden", "abc \u202D123", "{number}", "${7*7}", "&lt;b&gt;", "\0", "🩺",
    ];

    [SkippableFact]
    public async Task Hostile_replies_become_text_and_links_to_allowed_hosts_and_nothing_else()
    {
        var page = await clinic.VisitAsync();
        var replies = Reply.Sample(Replies);
        var parts = WidgetScript.Join("Widget/quote.js", Settings);

        var faults = await page.EvaluateAsync<string[]>($"(replies) => {{ {parts} return ({Check})(JSON.parse(replies)); }}", JsonSerializer.Serialize(replies, JsonSerializerOptions.Web));

        Assert.Empty(faults);
    }

    private static Gen<string> Text =>
        Gen.OneOf(Gen.Elements(Attacks), ArbMap.Default.GeneratorFor<string>().Where(text => text is not null))
            .ListOf(2).Select(parts => string.Concat(parts).Replace("\r", "", StringComparison.Ordinal).Trim()).Where(text => text.Length > 0 && text.IsWellFormed());

    private static Gen<object> Link => from label in Text from uri in Gen.OneOf(Gen.Elements(Attacks), Text) select (object)new { label, uri };

    private static Gen<object> Advice =>
        from level in Gen.OneOf(Gen.Elements("emergency", "soon", "settled"), Text)
        from action in Text
        from reason in Text
        from doNot in Text.ListOf()
        from forSomeoneElse in Text
        from links in Link.ListOf()
        select (object)new { level, action, reason, doNot, forSomeoneElse, links };

    private static Gen<object> Citation =>
        from number in Gen.Choose(1, 3)
        from document in Text
        from title in Text
        from heading in Text
        from quote in Text
        from url in Gen.OneOf(Gen.Elements(Attacks), Text)
        from clinician in Text
        from reviewed in Gen.Elements(true, false)
        select (object)new { number, document, title, heading, quote, url, review = new { reviewed, @by = clinician, date = clinician } };

    private static Gen<object> Statement =>
        from text in Text
        from isListItem in Gen.Elements(true, false)
        from citations in Gen.Choose(1, 4).ListOf()
        select (object)new { text, isListItem, citations };

    private static Gen<object> Reply =>
        from kind in Gen.Elements("answered", "declined", "escalated", "conversational", "anything")
        from message in Text
        from statements in Statement.ListOf()
        from citations in Citation.ListOf()
        from advice in Advice
        select (object)new { kind, message, statements, citations, advice, suggestions = Array.Empty<string>() };
}

/// <summary>What JSON and a browser carry unchanged.</summary>
file static class Carried
{
    /// <summary>Whether a text has no half of a character, which no encoding carries.</summary>
    public static bool IsWellFormed(this string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]))
                return false;
        }

        return true;
    }
}
