namespace Microsoft.SemanticKernel;

/// <summary>Makes functions and plugins of YAML prompts.</summary>
public static class PromptYamlKernelExtensions
{
    private static readonly string[] Extensions = [".yaml", ".yml"];

    public static KernelFunction CreateFunctionFromPromptYaml(
        this Kernel kernel, string text, IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionYaml.FromPromptYaml(text, promptTemplateFactory, kernel.LoggerFactory);
    }

    /// <summary>A plugin of every YAML file of a folder, named for the folder unless a name is given.</summary>
    public static KernelPlugin CreatePluginFromPromptDirectoryYaml(
        this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null)
    {
        var files = Directory.EnumerateFiles(pluginDirectory)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        return KernelPluginFactory.CreateFromFunctions(
            pluginName ?? new DirectoryInfo(pluginDirectory).Name,
            files.Select(file => kernel.CreateFunctionFromPromptYaml(File.ReadAllText(file), promptTemplateFactory)));
    }

    public static KernelPlugin ImportPluginFromPromptDirectoryYaml(
        this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null)
    {
        var plugin = kernel.CreatePluginFromPromptDirectoryYaml(pluginDirectory, pluginName, promptTemplateFactory);
        kernel.Plugins.Add(plugin);
        return plugin;
    }
}
