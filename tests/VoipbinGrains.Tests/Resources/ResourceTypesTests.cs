using System.Reflection;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Resources;

/// <summary>A resource is one folder and one registration; a test here is red until all of it is there.</summary>
public sealed class ResourceTypesTests
{
    private static readonly Assembly Language = typeof(ResourceType).Assembly;

    public static TheoryData<string> Resources => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_record_is_read_from_its_state_by_the_fields_that_are_registered(string resource)
    {
        var record = Samples.RecordOf(resource);
        var fields = record.GetProperty("Fields", BindingFlags.Static | BindingFlags.NonPublic);

        Assert.True(record.IsSealed);
        Assert.NotNull(record.GetConstructor([typeof(ResourceState)]));
        Assert.Equal($"voipbin.{record.Name}", AliasOf(record));
        Assert.Same(ResourceTypes.Named(resource)!.Fields, fields!.GetValue(null));
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_lifecycle_table_is_the_one_that_is_registered(string resource)
    {
        var lifecycle = InFolderOf(resource, $"{Samples.RecordOf(resource).Name}Lifecycle");

        Assert.Same(ResourceTypes.Named(resource)!.Lifecycle, lifecycle.GetProperty("Table")!.GetValue(null));
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_grain_is_an_interface_of_its_own_that_returns_its_record(string resource)
    {
        var record = Samples.RecordOf(resource);
        var grain = InFolderOf(resource, $"I{record.Name}Grain");
        var interfaceType = grain.CustomAttributes
            .Single(one => one.AttributeType == typeof(GrainInterfaceTypeAttribute));

        Assert.Equal($"voipbin.{resource}", interfaceType.ConstructorArguments.Single().Value);
        Assert.Equal($"voipbin.{grain.Name}", AliasOf(grain));
        Assert.Contains(typeof(IResourceGrain), grain.GetInterfaces());
        Assert.Equal(record, grain.GetMethod("Get")!.ReturnType.GetGenericArguments().Single());
        Assert.Equal(grain, typeof(VoipbinGrains.Resources.GrainFactoryExtensions).GetMethod(record.Name)!.ReturnType);
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_statuses_are_named_words_if_it_has_any(string resource)
    {
        var rows = ResourceTypes.Named(resource)!.Lifecycle.Statuses.Select(row => row.Status);
        var word = Samples.RecordOf(resource).GetProperty("Status")?.PropertyType.GetGenericArguments().Single();
        var named = word?.GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(one => one.GetValue(null)!.ToString()!);

        Assert.Equal(rows.Order(), (named ?? []).Order());
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_events_begin_with_its_name_and_begin_and_end_its_life(string resource)
    {
        var types = ResourceTypes.Named(resource)!.Lifecycle.Events.Select(row => row.Type).ToList();

        Assert.All(types, type => Assert.StartsWith(resource + "_", type, StringComparison.Ordinal));
        Assert.Equal(types.Distinct(), types);
        Assert.Contains(resource + "_created", types);
        Assert.Contains(resource + "_deleted", types);
        Assert.All(types, type => Assert.Equal(resource, ResourceTypes.OfEvent(type)!.Name));
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resource_is_found_by_its_name_in_the_singular_and_in_the_plural(string resource)
    {
        var type = ResourceTypes.Named(resource);

        Assert.Same(type, ResourceTypes.InPlural(type!.Plural));
        Assert.Equal(resource + "s", type.Plural);
        Assert.Null(ResourceTypes.Named(type.Plural));
        Assert.Null(ResourceTypes.InPlural(resource));
    }

    [Theory, MemberData(nameof(Resources))]
    public void A_resources_folder_has_the_same_files_as_the_others(string resource)
    {
        var record = Samples.RecordOf(resource);
        var folder = Path.Combine(Repository.Root, "Grains.Abstractions", record.Namespace!.Split('.')[^1]);
        var files = Directory.EnumerateFiles(folder).Select(Path.GetFileName).ToHashSet();

        Assert.Superset(
            new HashSet<string?> { $"{record.Name}.cs", $"{record.Name}Lifecycle.cs", $"I{record.Name}Grain.cs" },
            files);
    }

    [Fact]
    public void Every_resource_grain_and_every_lifecycle_is_registered()
    {
        var grains = Language.GetTypes().Where(one =>
            one.IsInterface && one != typeof(IResourceGrain) && one.IsAssignableTo(typeof(IResourceGrain)));
        var tables = Language.GetTypes().Select(one => one.GetProperty("Table"))
            .Where(one => one?.PropertyType == typeof(Lifecycle));

        Assert.Equal(ResourceTypes.All.Count, grains.Count());
        Assert.Equal(ResourceTypes.All.Count, tables.Count());
        Assert.Equal(ResourceTypes.All.Count, ResourceTypes.All.DistinctBy(type => type.Lifecycle).Count());
    }

    private static Type InFolderOf(string resource, string name) =>
        Language.GetType($"{Samples.RecordOf(resource).Namespace}.{name}", throwOnError: true)!;

    private static object? AliasOf(Type type) =>
        type.CustomAttributes.Single(one => one.AttributeType == typeof(AliasAttribute))
            .ConstructorArguments.Single().Value;
}
