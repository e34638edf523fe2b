using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>Named values for a function, whatever their letters' case, and settings for the model that runs it.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The genuine name.")]
public sealed class KernelArguments : AIFunctionArguments
{
    public KernelArguments()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public KernelArguments(PromptExecutionSettings? executionSettings)
        : this(executionSettings is null ? null : [executionSettings])
    {
    }

    /// <exception cref="ArgumentException">Two settings are for the same service.</exception>
    public KernelArguments(IEnumerable<PromptExecutionSettings>? executionSettings)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        if (executionSettings is null)
            return;

        var byService = new Dictionary<string, PromptExecutionSettings>();
        foreach (var settings in executionSettings)
        {
            var service = settings.ServiceId ?? PromptExecutionSettings.DefaultServiceId;
            if (!byService.TryAdd(service, settings))
                throw new ArgumentException($"More than one settings are for the service '{service}'.", nameof(executionSettings));
        }

        ExecutionSettings = byService;
    }

    /// <summary>Copies the values; of a <see cref="KernelArguments"/> also the settings, unless others are given.</summary>
    public KernelArguments(IDictionary<string, object?> source, Dictionary<string, PromptExecutionSettings>? executionSettings = null)
        : base(source, StringComparer.OrdinalIgnoreCase) =>
        ExecutionSettings = executionSettings ?? (source as KernelArguments)?.ExecutionSettings;

    /// <summary>By service id. They replace the function's own.</summary>
    /// <exception cref="ArgumentException">Settings name another service than their key.</exception>
    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings
    {
        get;
        set
        {
            foreach (var (key, settings) in value ?? new Dictionary<string, PromptExecutionSettings>())
            {
                if (!string.IsNullOrWhiteSpace(settings.ServiceId) && settings.ServiceId != key)
                    throw new ArgumentException($"The settings for service '{settings.ServiceId}' stand under the key '{key}'.", nameof(value));
            }

            field = value;
        }
    }

    public ICollection<string> Names => Keys;

    public bool ContainsName(string name) => ContainsKey(name);
}
