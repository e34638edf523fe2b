using System.Text;
using Chatbot.Safety.Advising;
using Chatbot.Safety.Rules;

namespace Chatbot.Safety;

/// <summary>Puts together the files that a guard is made of: the program's own, and those that the settings name.</summary>
internal static class GuardFiles
{
    /// <summary>Makes a guard.</summary>
    /// <exception cref="RuleSetException">A file is missing or holds mistakes; all of them are listed.</exception>
    public static RedFlagGuard Load(GuardOptions options)
    {
        var errors = new List<RuleError>();
        var ownRules = options.Rules is { Length: > 0 } folder ? FilesIn(folder, errors) : [];
        var texts = options.Advice is { Length: > 0 } advice ? Read(advice, errors) : AdviceBook.EmbeddedTexts;
        var helplines = options.Helplines is { Length: > 0 } lines ? Read(lines, errors) : AdviceBook.EmbeddedHelplines;
        if (errors.Count > 0)
            throw new RuleSetException(errors);

        var rules = Gathered(() => RuleSet.Load(Together(ownRules)), errors);
        var book = Gathered(() => AdviceBook.Load(texts, helplines), errors);
        return rules is not null && book is not null
            ? new RedFlagGuard(rules, book, options.Country is { Length: > 0 } country ? country : null)
            : throw new RuleSetException(errors);
    }

    /// <summary>The program's rule files, with those of the same name replaced and the others added.</summary>
    private static IEnumerable<YamlSource> Together(IReadOnlyList<YamlSource> own)
    {
        var replaced = own.Select(file => Path.GetFileName(file.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return RuleSet.Embedded.Where(file => !replaced.Contains(Path.GetFileName(file.Name))).Concat(own);
    }

    /// <summary>What is loaded, or null when that fails; the mistakes of rules and of texts are told together.</summary>
    private static T? Gathered<T>(Func<T> load, List<RuleError> errors)
        where T : class
    {
        try
        {
            return load();
        }
        catch (RuleSetException exception)
        {
            errors.AddRange(exception.Errors);
            return null;
        }
    }

    private static IReadOnlyList<YamlSource> FilesIn(string folder, List<RuleError> errors)
    {
        if (!Directory.Exists(folder))
        {
            errors.Add(new RuleError(folder, 1, 1, "There is no such folder of rules."));
            return [];
        }

        var files = Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            errors.Add(new RuleError(folder, 1, 1, "There is no .yaml file in this folder of rules."));
        return [.. files.Select(file => Read(file, errors))];
    }

    private static YamlSource Read(string path, List<RuleError> errors)
    {
        try
        {
            return new YamlSource(path, File.ReadAllText(path, Encoding.UTF8));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new RuleError(path, 1, 1, $"The file cannot be read: {exception.Message}"));
            return new YamlSource(path, "");
        }
    }
}
