using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Api;
using VoipbinGrains.Api.Health;
using VoipbinGrains.Api.OpenApi;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.OpenApi;

public sealed class ContractTests
{
    [Fact]
    public async Task Every_path_that_is_mapped_is_described_and_every_description_is_of_a_path_that_is_mapped()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddVoipbinHealth();
        builder.AddVoipbinApi();
        builder.Services.AddSingleton<IGrainFactory>(_ => throw new InvalidOperationException("Nobody asks a grain."));
        await using var app = builder.Build();
        app.MapVoipbinHealth();
        app.MapVoipbinApi();

        var mapped = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .SelectMany(MethodsOf, (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText}");

        Assert.Equal(
            mapped.Order(),
            Contract.Operations.SelectMany(path => path.Methods, (path, method) => $"{method} {path.Pattern}").Order());

        // health is mapped for every method
        static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get];
    }

    [Fact]
    public void Every_code_of_an_error_is_described()
    {
        var codes = new[] { typeof(Problem), typeof(RejectedWebhook) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(), ProblemShapes.Codes.Select(known => known.Code).Order());
    }

    [Theory]
    [InlineData("activeflow_created")]
    [InlineData("agent_status_updated")]
    [InlineData("call_answered")]
    [InlineData("call_created")]
    [InlineData("queuecall_entering")]
    public void What_is_given_as_a_webhook_is_what_VoIPBin_was_seen_to_send(string name)
    {
        Assert.Equal(Text("tests/VoipbinGrains.Tests/Payloads"), Text("Api/OpenApi/Examples"));

        string Text(string folder) => File.ReadAllText(Path.Combine(Repository.Root, folder, $"{name}.json"));
    }
}
