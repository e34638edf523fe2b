namespace Microsoft.SemanticKernel;

/// <summary>Nests filters around an action: the first registered sees the call first and its outcome last.</summary>
internal static class FilterChain
{
    public static Task RunAsync<TFilter, TContext>(
        IReadOnlyList<TFilter> filters, TContext context,
        Func<TFilter, TContext, Func<TContext, Task>, Task> enter, Func<TContext, Task> innermost)
    {
        return RunFrom(0, context);

        Task RunFrom(int index, TContext current) =>
            index == filters.Count ? innermost(current) : enter(filters[index], current, next => RunFrom(index + 1, next));
    }
}
