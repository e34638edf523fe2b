using System.Security.Cryptography;
using System.Text;

namespace Chatbot.Safety.Rules;

/// <summary>Tells one state of the rule and advice files from another.</summary>
internal static class Fingerprint
{
    private const int Digits = 12;

    /// <summary>The first digits of the SHA-256 of names and contents, the same on every system: line ends do not count, nor does the order.</summary>
    public static string Of(IEnumerable<YamlSource> files)
    {
        var text = new StringBuilder();
        foreach (var file in files.OrderBy(file => Path.GetFileName(file.Name), StringComparer.Ordinal))
            text.Append(Path.GetFileName(file.Name)).Append('\0').Append(file.Text.ReplaceLineEndings("\n")).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..Digits];
    }
}
