using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Collects services and plugins for a <see cref="Kernel"/>.</summary>
public interface IKernelBuilder
{
    IServiceCollection Services { get; }

    IKernelBuilderPlugins Plugins { get; }
}

/// <summary>The plugins part of a builder; a plugin is registered as a service.</summary>
public interface IKernelBuilderPlugins
{
    IServiceCollection Services { get; }
}
