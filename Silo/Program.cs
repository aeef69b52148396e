using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Silo.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});

builder.AddServer();
builder.AddVoipbinSilo();
builder.AddVoipbinHealth().AddSiloChecks();
builder.AddVoipbinApi();

var app = builder.Build();
app.MapVoipbinHealth();
app.MapVoipbinApi();
return await app.RunServer();
