using Chatbot.Bot.Connector;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Pages;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.UseHostDefaults();
builder.Services
    // First, since the rooms start in this order: a bot that cannot speak should not build an index before it says so.
    .AddConnector()
    .AddAnswers(builder.Configuration)
    .AddMedicalBot()
    .AddDirectLine()
    .AddPages();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseUnexpectedFailures();
app.UseRouting();
app.UseCors();
app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });

app.MapConnector();
app.MapDirectLine();
app.MapAssets();
app.MapPages();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Readiness.WriteAsync });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Readiness.WriteAsync });

return await app.RunUntilStoppedAsync();
