using System.Text;
using CsCheck;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests.Resources;

public sealed class ResourceIdTests
{
    private const string Id = "5371e9db-d035-4db6-a8d6-0994d33e744e";

    [Fact]
    public void Every_id_is_read_in_either_case_and_told_in_lower_case() =>
        Gen.Guid.Sample(
            id =>
            {
                Assert.True(ResourceId.TryParse(id.ToString("D").ToUpperInvariant(), out var upper));
                Assert.True(ResourceId.TryParse(Encoding.UTF8.GetBytes(id.ToString("D")), out var lower));
                Assert.Equal((id, id), (upper, lower));
                Assert.Equal($"default/{id:D}", ResourceKey.KeyOf(upper, ResourceKey.DefaultTenant));
            },
            iter: 2_000);

    [Fact]
    public void An_id_with_one_character_changed_is_an_id_only_if_its_shape_is_kept() =>
        Gen.Select(Gen.Int[0, Id.Length - 1], Gen.Char["0aAfFgG-+ xX{}()٣０"]).Sample(
            (at, character) =>
            {
                var text = $"{Id[..at]}{character}{Id[(at + 1)..]}";
                var isKept = Id[at] == '-' ? character == '-' : char.IsAsciiHexDigit(character);
                Assert.Equal(isKept, ResourceId.TryParse(text, out _));
                Assert.Equal(isKept, ResourceId.TryParse(Encoding.UTF8.GetBytes(text), out _));
            },
            iter: 5_000);

    [Theory]
    [InlineData("/" + Id)]
    [InlineData(Id)]
    [InlineData("acme/")]
    [InlineData("acme/call-123")]
    [InlineData("acme/5371E9DB-D035-4DB6-A8D6-0994D33E744E")]
    [InlineData("acme/" + Id + " ")]
    public void What_is_not_tenant_and_lower_case_id_is_no_grain_key(string key) =>
        Assert.Throws<ArgumentException>(() => ResourceKey.Of("call", key));

    [Fact]
    public void A_grain_key_is_read_back_as_its_tenant_and_id()
    {
        var key = new ResourceKey("acme", "call", new Guid(Id));

        Assert.Equal(key, ResourceKey.Of("call", key.GrainKey));
        Assert.Equal("acme/" + Id, key.GrainKey);
    }
}
