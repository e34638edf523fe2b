using Chatbot.Bot.Connector;
using Chatbot.Bot.DirectLine;
using Chatbot.Bot.Hosting;
using Chatbot.Bot.Pages;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.UseHostDefaults();
builder.Services
    .AddAnswers(builder.Configuration)
    .AddMedicalBot()
    .AddConnector()
    .AddDirectLine()
    .AddPages();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseUnexpectedFailures();
app.UseRouting();
app.UseCors();
app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30) });

app.MapConnector();
app.MapDirectLine();
app.MapAssets();
app.MapPages();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready");

app.AnnounceCallers();
return await app.RunUntilStoppedAsync();
