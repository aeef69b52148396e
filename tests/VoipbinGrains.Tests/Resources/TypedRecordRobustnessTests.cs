using System.Collections;
using System.Reflection;
using CsCheck;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Resources;

public sealed class TypedRecordRobustnessTests
{
    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Long.Select(number => $"{number}"),
        Gen.Double.Where(double.IsFinite).Select(number => number.ToString("R", null)),
        Gen.OneOf(
            "null", "true", "false", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "1e999", "-0", "0.0", "9223372036854775807",
            "-9223372036854775808", "922337203685478", "-922337203685478", "461168601842738", "\"tel\"",
            "\"9999-99-99 99:99:99\"", "\"9998-12-31T23:59:59.999999999-23:59\"", "\"0001-01-01T00:00:00+23:59\"",
            "\"5371e9db-d035-4db6-a8d6-0994d33e744e\"", "\"2026-03-01T10:00:00Z\""));

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, self) => depth > 3
        ? Scalar
        : Gen.OneOf(
            Scalar,
            self.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Gen.OneOf("id", "type", "target", "option", "tm_execute", "\\ud800"), self)
                .Array[0, 4].Select(items =>
                    "{" + string.Join(',', items.Select(one => $"\"{one.Item1}\":{one.Item2}")) + "}")));

    public static TheoryData<string> Resources => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Resources))]
    public void No_value_of_any_field_makes_a_typed_property_throw(string resource)
    {
        var fields = ResourceTypes.Named(resource)!.Fields;
        Value.Array[fields.Count].Sample(
            values => ReadAll(Samples.Typed(Samples.State(
                resource, string.Join(',', fields.Select((field, i) => $"\"{field.Name}\":{values[i]}"))))),
            iter: 500);
    }

    [Theory]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775807")]
    [InlineData("922337203685478")]
    public void A_duration_that_is_too_long_to_tell_reads_as_none(string milliseconds)
    {
        var typed = Samples.State("queuecall", $"\"duration_waiting\":{milliseconds}").Payload;

        Assert.NotNull(typed.Integer("duration_waiting"u8));
        Assert.Null(typed.Milliseconds("duration_waiting"u8));
    }

    private static void ReadAll(object? value)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                ReadAll(item);
            }
        }
        else if (value is not null && value.GetType().Namespace!.StartsWith("VoipbinGrains", StringComparison.Ordinal))
        {
            foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(one => one.PropertyType != typeof(ResourceState) && one.PropertyType != value.GetType()))
            {
                ReadAll(property.GetValue(value));
            }
        }
    }
}
