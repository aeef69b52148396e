using System.Reflection;
using VoipbinGrains.Grains.Journal;
using VoipbinGrains.Resources;
using VoipbinGrains.Silo.Journals;

namespace VoipbinGrains.Tests.Wire;

/// <summary>
/// What silos and edges of two versions say to each other: the language between grains, and failures that cross a call.
/// The records of <c>IJournal</c> stay in one process.
/// </summary>
internal static class WireType
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(ResourceState).Assembly.GetTypes().Where(IsSerialized),
        .. new[] { typeof(IJournal), typeof(GroupCommit) }
            .SelectMany(one => one.Assembly.GetTypes())
            .Where(type => IsSerialized(type) && type.IsAssignableTo(typeof(Exception))),
    ];

    public static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>()!.Alias;

    /// <summary>The members that travel, by their ids.</summary>
    public static SortedDictionary<uint, PropertyInfo> MembersOf(Type type) => new(type.GetProperties()
        .Where(member => member.IsDefined(typeof(IdAttribute)))
        .ToDictionary(member => member.GetCustomAttribute<IdAttribute>()!.Id));

    private static bool IsSerialized(Type type) =>
        !type.IsAbstract && type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);
}
