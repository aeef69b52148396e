using System.Collections;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;
using VoipbinGrains.Tests.Lifecycles;

namespace VoipbinGrains.Tests.Resources;

public sealed class FieldTests
{
    public static IEnumerable<object[]> Fields =>
        ResourceTypes.All.SelectMany(type => type.Fields.Select(one => new object[] { type.Name, one.Name }));

    public static TheoryData<string> Resources => [.. ResourceTypes.All.Select(type => type.Name)];

    [Theory, MemberData(nameof(Fields))]
    public void A_field_that_cannot_be_read_counts_as_unset_and_the_reason_says_which(string resource, string field)
    {
        foreach (var json in Samples.Unreadable(FormOf(resource, field)))
        {
            var recorded = Recording.Of(Tell.Data(resource + "_created", $"\"{field}\":{json}")).Winner;

            Assert.Equal(
                $"It is the first event heard of this resource; {field} cannot be read and counts as unset.",
                recorded.Reason);
            Assert.Equal(Disposition.Applied, recorded.Disposition);
            Assert.Null(recorded.Status);
            Assert.Null(recorded.OccurredAt);
            Assert.False(recorded.Aftermath.Deleted);
            Assert.Empty(SetProperties(resource, $"\"{field}\":{json}"));
        }
    }

    [Theory, MemberData(nameof(Fields))]
    public void A_field_that_is_unset_reads_as_none_and_needs_no_explanation(string resource, string field)
    {
        foreach (var json in Samples.Unset(FormOf(resource, field)))
        {
            var recorded = Recording.Of(Tell.Data(resource + "_created", $"\"{field}\":{json}")).Winner;

            Assert.Equal("It is the first event heard of this resource.", recorded.Reason);
            Assert.Null(recorded.Status);
            Assert.Null(recorded.OccurredAt);
            Assert.False(recorded.Aftermath.Deleted);
            Assert.Empty(SetProperties(resource, $"\"{field}\":{json}"));
        }
    }

    [Theory, MemberData(nameof(Resources))]
    public void Each_field_of_the_table_is_one_typed_property_and_no_property_reads_another_field(string resource)
    {
        var fields = ResourceTypes.Named(resource)!.Fields.Where(field => field.Name != "status").ToList();
        var read = fields
            .Select(field => Assert.Single(SetProperties(resource, $"\"{field.Name}\":{Samples.Set(field.Form)}")))
            .ToList();

        var properties = Samples.PropertiesOf(Samples.RecordOf(resource)).Select(one => one.Name);
        Assert.Equal(properties.Where(name => name != "Status").Order(), read.Order());
    }

    [Theory, MemberData(nameof(Resources))]
    public void The_table_names_each_field_once_in_the_order_of_the_alphabet(string resource)
    {
        var names = ResourceTypes.Named(resource)!.Fields.Select(field => field.Name).ToList();

        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.Equal(["tm_create", "tm_delete", "tm_update"], names.Intersect(["tm_create", "tm_delete", "tm_update"]));
    }

    [Fact]
    public void Several_fields_that_cannot_be_read_are_all_named()
    {
        var heard = Tell.Data("call_ringing",
            """ "status":7,"tm_update":"soon","tm_create":"2026-03-01T10:00:00Z","source":[]""");
        var recorded = Recording.Of(heard).Winner;

        Assert.Equal(
            "It is the first event heard of this resource; source, status, tm_update cannot be read "
            + "and count as unset.",
            recorded.Reason);
        Assert.Equal("ringing", recorded.Status);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), recorded.OccurredAt);
    }

    [Fact]
    public void Of_a_repeated_member_the_last_counts_however_its_name_is_spelt()
    {
        var heard = Tell.Data("call_updated",
            """ "status":"hangup","status":7,"st\u0061tus":"ringing","tm_update":1,"tm_update":null""");

        Assert.Equal("ringing", heard.Status);
        Assert.Empty(heard.Unreadable);
    }

    private static FieldForm FormOf(string resource, string field) =>
        ResourceTypes.Named(resource)!.Fields.Single(one => one.Name == field).Form;

    private static List<string> SetProperties(string resource, string members)
    {
        var typed = Samples.Typed(Samples.State(resource, members));
        return
        [
            .. Samples.PropertiesOf(typed.GetType())
                .Where(one => one.GetValue(typed) is not (null or ICollection { Count: 0 }))
                .Select(one => one.Name),
        ];
    }
}
