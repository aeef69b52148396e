namespace VoipbinGrains.Tests.Server;

public sealed class ConfidencesTests
{
    private static readonly string[] settings =
        ["--Tenants:acme:Secrets:0=correct horse", "--Tenants:acme:ApiKeys:0:Sha256=my-own-key", "--Urls=http://a:1"];

    [Theory]
    [InlineData("A call from +821021656521 was answered.")]
    [InlineData("X-VoIPBIN-Signature: sha256=37953828af2bfba87eeb61cb0785b8b35a9148b4707efa26d430e76f9e89bede")]
    [InlineData("Authorization: Bearer few")]
    [InlineData("The key is CORRECT HORSE.")]
    [InlineData("my-own-key is not 64 hex digits")]
    [InlineData("the secret of victim")]
    [InlineData("/v1/stream?token=eyJ0ZW5hbnRzIjpbImFjbWUiXX0.c2lnbmF0dXJlIG9mIGl0")]
    public void A_line_that_tells_a_secret_or_a_number_is_found(string line) =>
        Assert.Equal(line, Confidences.FirstIn(["Ready on http://a:1", line], settings));

    [Theory]
    [InlineData("By key 7195181a: replay 1 of acme")]
    [InlineData("Tenants:acme:Secrets:0 is empty: send it as Authorization: Bearer <key>.")]
    [InlineData("Ready on http://a:1, 1.0.0+5f8f8a2b, trace 0af7651916cd43dd8448eb211c80319c, 10:00:00+09:00")]
    public void A_line_that_tells_neither_is_not(string line) =>
        Assert.Null(Confidences.FirstIn([line], settings));
}
