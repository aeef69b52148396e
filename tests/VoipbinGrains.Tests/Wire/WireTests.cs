using VoipbinGrains.Feed;

namespace VoipbinGrains.Tests.Wire;

/// <summary>
/// While a cluster is upgraded, silos of two versions speak to each other: what one version has written, every later
/// one must read.
/// </summary>
public sealed class WireTests
{
    public static TheoryData<string> Samples => [.. WireSamples.All.Keys];

    public static TheoryData<string> Fixtures => [.. WireFixture.Names];

    public static TheoryData<string> Types => [.. WireType.All.Select(WireType.AliasOf)];

    [Theory, MemberData(nameof(Types))]
    public void Each_type_that_travels_has_a_sample_with_every_member_set(string alias)
    {
        var samples = WireSamples.All.Where(one => IsOf(alias, one.Key)).Select(one => one.Value).ToArray();
        var type = WireType.All.Single(one => WireType.AliasOf(one) == alias);

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.IsType(type, sample));
        Assert.All(
            WireType.MembersOf(type).Values,
            member => Assert.Contains(samples, sample => IsSet(member.PropertyType, member.GetValue(sample))));
    }

    [Theory, MemberData(nameof(Samples))]
    public void Each_sample_has_a_fixture(string name) => Assert.NotEmpty(WireFixture.Bytes(name));

    [Theory, MemberData(nameof(Fixtures))]
    public void Each_fixture_is_read_as_what_was_written(string name)
    {
        Assert.Contains(WireType.All, type => IsOf(WireType.AliasOf(type), name));
        Assert.Equal(WireText.Of(WireSamples.All[name]), WireText.Of(WireFixture.Read(name)));
    }

    // an edge has no more than these, and could not read the answer
    [Fact]
    public void What_a_grain_may_throw_is_known_to_whoever_has_the_abstractions() => Assert.All(
        WireType.All.Where(type => type.IsAssignableTo(typeof(Exception))),
        type => Assert.Equal(typeof(Change).Assembly, type.Assembly));

    // a reader skips what it does not know: without this, what a member said would be lost in silence
    [Theory, MemberData(nameof(Fixtures))]
    public void Each_member_that_was_written_is_still_there(string name)
    {
        var members = WireType.MembersOf(WireSamples.All[name].GetType()).Keys;
        if (members.Count > 0) // an exception's are .NET's own
        {
            Assert.NotEmpty(WireFixture.Ids(name));
            Assert.Subset(members.ToHashSet(), WireFixture.Ids(name).ToHashSet());
        }
    }

    // voipbin.Call and voipbin.Call.2
    private static bool IsOf(string alias, string name) =>
        name == alias || (name.StartsWith($"{alias}.", StringComparison.Ordinal)
            && int.TryParse(name[(alias.Length + 1)..], out _));

    private static bool IsSet(Type type, object? value) =>
        value is not null && (!type.IsValueType || !value.Equals(Activator.CreateInstance(type)));
}
