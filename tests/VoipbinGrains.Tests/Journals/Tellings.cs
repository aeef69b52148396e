using CsCheck;

namespace VoipbinGrains.Tests.Journals;

/// <summary>Random events of a few calls, queuecalls and agents, received in no order.</summary>
internal static class Tellings
{
    /// <summary>The last second after noon at which anything happens.</summary>
    public const int LastSecond = 12;

    public static readonly Guid[] References =
        [new("5371e9db-d035-4db6-a8d6-0994d33e744e"), new("593555d2-787e-4b06-862f-407bb2e43be1")];

    private static readonly Gen<string> Type = Gen.OneOf(
        "call_created", "call_updated", "call_hangup", "call_deleted", "queuecall_created", "queuecall_waiting",
        "queuecall_done", "agent_created", "agent_status_updated", "agent_deleted");

    private static readonly Gen<string> Status = Gen.OneOf(
        "", "", "\"status\":\"dialing\"", "\"status\":\"ringing\"", "\"status\":\"progressing\"",
        "\"status\":\"available\"", "\"status\":\"busy\"", "\"status\":\"waiting\"", "\"status\":\"flying\\u0000\"");

    private static readonly Gen<string> Reference = Gen.OneOf(
        "", "", $"\"reference_id\":\"{References[0]}\"", $"\"reference_id\":\"{References[1]}\"",
        $"\"reference_id\":\"{Guid.Empty}\"", "\"reference_id\":7");

    /// <summary>One event.</summary>
    public static readonly Gen<Telling> One = Gen
        .Select(Gen.Int[0, 8], Type, Gen.Int[0, LastSecond], Status, Reference, Time("tm_create"), Time("tm_update"))
        .Select((resource, type, received, status, reference, created, updated) => new Telling(
            resource, type, received,
            string.Concat(new[] { status, reference, created, updated }
                .Where(member => member.Length > 0).Select(member => "," + member))));

    private static Gen<string> Time(string name) => Gen.Int[-1, LastSecond].Select(second =>
        second < 0 ? "" : $"\"{name}\":\"2026-05-04T12:00:{second:00}Z\"");
}
