using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

internal sealed class KernelBuilder : IKernelBuilder, IKernelBuilderPlugins
{
    public IServiceCollection Services { get; } = new ServiceCollection();

    public IKernelBuilderPlugins Plugins => this;
}
