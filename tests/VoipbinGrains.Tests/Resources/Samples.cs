using System.Reflection;
using System.Text;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Resources;

/// <summary>A JSON value of each form, those that mean unset, and those that cannot be read.</summary>
internal static class Samples
{
    private const string Uuid = "\"5371e9db-d035-4db6-a8d6-0994d33e744e\"";
    private const string NoUuid = "\"00000000-0000-0000-0000-000000000000\"";

    public static string Set(FieldForm form) => form switch
    {
        FieldForm.Text => "\"both\"",
        FieldForm.Uuid => Uuid,
        FieldForm.Uuids => $"[{Uuid}]",
        FieldForm.Time => "\"2026-03-01T10:00:00.5Z\"",
        FieldForm.Integer => "16",
        FieldForm.Object => """{"type":"tel"}""",
        FieldForm.Objects => """[{"type":"tel"}]""",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static IReadOnlyList<string> Unset(FieldForm form) => form switch
    {
        FieldForm.Text => ["null", "\"\""],
        FieldForm.Uuid => ["null", "\"\"", NoUuid],
        FieldForm.Uuids => ["null", "[]", "[null]", $"[{NoUuid}]"],
        FieldForm.Time => ["null", "\"\"", "\"9999-01-01 00:00:00.000000\"", "\"9999-01-01T00:00:00.000000Z\""],
        FieldForm.Integer or FieldForm.Object => ["null"],
        FieldForm.Objects => ["null", "[]", "[null]"],
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static IReadOnlyList<string> Unreadable(FieldForm form) => form switch
    {
        FieldForm.Text => ["1", "true", "[]", "{}", "[\"a\"]", "\"\\ud800\""],
        FieldForm.Uuid => ["1", "false", "[]", "{}", "\"call-123\"", "\" \"", $"[{Uuid}]", "\"\\ud800\""],
        FieldForm.Uuids => ["1", "{}", "\"\"", Uuid, "[1]", "[\"call-123\"]", $"[{Uuid},{{}}]", "[[]]"],
        FieldForm.Time => ["1648534064", "true", "[]", "{}", "\"soon\"", "\"0000-00-00 00:00:00\"", "\"\\ud800\""],
        FieldForm.Integer => ["\"1\"", "1.5", "1e3", "true", "[]", "{}", "9223372036854775808", "\"\""],
        FieldForm.Object => ["1", "\"\"", "true", "[]", "[{}]"],
        FieldForm.Objects => ["1", "\"\"", "{}", "[1]", "[{},\"a\"]", "[[]]"],
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    /// <summary>A resource's state with these members beside its id.</summary>
    public static ResourceState State(string resource, string members) => new()
    {
        Key = new(ResourceKey.DefaultTenant, resource, new Guid("593555d2-787e-4b06-862f-407bb2e43be1")),
        Status = null,
        Ended = false,
        Deleted = false,
        Version = 1,
        Position = 1,
        Event = resource + "_updated",
        OccurredAt = null,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Anomalies = 0,
        Data = Encoding.UTF8.GetBytes($$"""{"id":"593555d2-787e-4b06-862f-407bb2e43be1",{{members}}}"""),
    };

    /// <summary>A state as its resource's typed record.</summary>
    public static object Typed(ResourceState state) => Activator.CreateInstance(RecordOf(state.Key.Resource), state)!;

    public static Type RecordOf(string resource)
    {
        var type = ResourceTypes.Named(resource)!;
        var name = char.ToUpperInvariant(resource[0]) + resource[1..];
        var folder = char.ToUpperInvariant(type.Plural[0]) + type.Plural[1..];
        return typeof(ResourceType).Assembly.GetType($"VoipbinGrains.{folder}.{name}", throwOnError: true)!;
    }

    /// <summary>The properties that a typed record reads from its data.</summary>
    public static IReadOnlyList<PropertyInfo> PropertiesOf(Type record) =>
        [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.Name is not ("State" or "Id"))];
}
