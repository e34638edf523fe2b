namespace Chatbot.Bot.Hosting;

/// <summary>How the web server is set up where configuration does not say otherwise.</summary>
internal static class HostDefaults
{
    /// <summary>The largest request body, in bytes: a message of 100,000 letters fits, a flood does not.</summary>
    public const long LargestBody = 256 * 1024;

    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>Listens on this machine only, unless an address is configured in any of the usual ways, and takes small bodies only.</summary>
    public static void UseHostDefaults(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
        });

        // The framework logs addresses of requests at lower levels, and those hold tokens and what people read about.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // Why a host cannot start is said in one sentence (HostRun), not in a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

        var configuration = builder.Configuration;
        var isConfigured = configuration["urls"] is { Length: > 0 }
            || configuration["http_ports"] is { Length: > 0 }
            || configuration["https_ports"] is { Length: > 0 }
            || configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isConfigured)
            builder.WebHost.UseUrls(DefaultUrl);
    }
}
