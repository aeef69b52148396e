using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoipbinGrains.Api;
using VoipbinGrains.Api.Access;

namespace VoipbinGrains.Tests.Server;

public sealed class DoorTests
{
    [Fact]
    public async Task Every_way_in_that_is_mapped_is_in_the_table_of_those_that_are_attacked_with_the_scope_it_needs()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddVoipbinApi();
        builder.Services.AddSingleton<IGrainFactory>(_ => throw new InvalidOperationException("Nobody asks a grain."));
        await using var app = builder.Build();
        app.MapVoipbinApi();

        var mapped = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.OrdinalIgnoreCase))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods, Tell);

        Assert.Equal(
            Doors.All.Select(door => $"{door}: {door.Scope}").Order(),
            mapped.Order());

        static string Tell(RouteEndpoint endpoint, string method) =>
            $"{method} {endpoint.RoutePattern.RawText}: {endpoint.Metadata.GetMetadata<NeededScope>()?.Scope}";
    }
}
