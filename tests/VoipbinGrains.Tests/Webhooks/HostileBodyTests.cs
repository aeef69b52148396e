using System.Runtime.ExceptionServices;
using System.Text;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Webhooks;

/// <summary>Bodies of the size limit that are made to be slow to read.</summary>
public sealed class HostileBodyTests
{
    private const int Size = 1 << 20;

    public static TheoryData<string> Members =>
        ["\"\\ud800\":1,", "\"\\u0061\":1,", "\"status\":\"\\ud800\",", "\"a\":1,"];

    [Theory, MemberData(nameof(Members))]
    public void A_body_of_many_odd_names_in_data_is_read_without_an_exception(string member) =>
        Assert.Equal(0, ExceptionsWhileReading(
            """{"type":"call_created","data":{""", member, "\"id\":\"" + Id + "\"}}"));

    [Theory, MemberData(nameof(Members))]
    public void A_body_of_many_odd_names_beside_data_is_read_without_an_exception(string member) =>
        Assert.Equal(0, ExceptionsWhileReading(
            "{", member, "\"type\":\"call_created\",\"data\":{\"id\":\"" + Id + "\"}}"));

    [Fact]
    public void A_body_of_nothing_but_escapes_is_kept_whole()
    {
        var text = string.Concat(Enumerable.Repeat("\\\\\\\"\\u0020 ", 50_000));
        var heard = Bodies.Event(Encoding.UTF8.GetBytes(
            $$$"""{"type":"call_created","data":{"id":"{{{Id}}}","x" : "{{{text}}}"}}"""));

        Assert.Equal($$"""{"id":"{{Id}}","x":"{{text}}"}""", Encoding.UTF8.GetString(heard.Data.Span));
    }

    private static string Id => "5371e9db-d035-4db6-a8d6-0994d33e744e";

    private static int ExceptionsWhileReading(string start, string member, string end)
    {
        var members = string.Concat(Enumerable.Repeat(member, (Size - 200) / member.Length));
        var body = Encoding.UTF8.GetBytes(start + members + end);
        var thread = Environment.CurrentManagedThreadId;
        var thrown = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs e) =>
            thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;

        AppDomain.CurrentDomain.FirstChanceException += Count;
        var heard = WebhookReader.Read(body, DateTimeOffset.UnixEpoch);
        AppDomain.CurrentDomain.FirstChanceException -= Count;

        Assert.IsType<ModelledWebhook>(heard);
        return thrown;
    }
}
