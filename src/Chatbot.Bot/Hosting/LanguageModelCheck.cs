using Chatbot.Answering.Models;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Hosting;

/// <summary>Stops the start of a host whose language model cannot work, and keeps keys out of settings files.</summary>
/// <param name="configuration">All settings.</param>
internal sealed class LanguageModelCheck(IConfiguration configuration) : IValidateOptions<LanguageModelOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LanguageModelOptions options)
    {
        var fault = configuration[$"{LanguageModelOptions.Section}:ApiKey"] is not null
            ? $"{LanguageModelOptions.Section}:ApiKey is not read; set the environment variable {LanguageModelOptions.KeyVariable} and remove the key from the settings."
            : options.Fault();
        return fault is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(fault);
    }
}
