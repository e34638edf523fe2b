using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chatbot.Bot.Pages;

/// <summary>Renders a page of components to HTML. Everything a component shows is encoded.</summary>
/// <param name="services">Given to the components.</param>
/// <param name="loggers">Given to the components.</param>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    /// <summary>Renders a page that was found.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="parameters">What it shows.</param>
    public Task<ContentHttpResult> RenderAsync<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => RenderAsync<TPage>(StatusCodes.Status200OK, parameters);

    /// <summary>Renders a page with another status.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="status">The HTTP status.</param>
    /// <param name="parameters">What it shows.</param>
    public async Task<ContentHttpResult> RenderAsync<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(view)).ToHtmlString());
        return TypedResults.Content(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
