using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Hosting;

/// <summary>Believes the proxies that are configured, and nobody else, about who is asking and under which address.</summary>
/// <param name="bot">Name the proxies.</param>
internal sealed class Proxies(IOptions<BotOptions> bot) : IConfigureOptions<ForwardedHeadersOptions>
{
    /// <inheritdoc/>
    /// <exception cref="OptionsValidationException">One of the configured proxies is neither an address nor a network.</exception>
    public void Configure(ForwardedHeadersOptions options)
    {
        if (bot.Value.Proxies.Count == 0)
            return;

        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in bot.Value.Proxies)
            options.KnownIPNetworks.Add(Read(proxy));
    }

    private static System.Net.IPNetwork Read(string proxy)
    {
        if (System.Net.IPNetwork.TryParse(proxy, out var network))
            return network;
        return IPAddress.TryParse(proxy, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new OptionsValidationException(
                BotOptions.Section, typeof(BotOptions), [$"Bot:Proxies: '{proxy}' is neither an address nor a network such as 10.0.0.0/8."]);
    }
}
