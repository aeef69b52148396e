using System.Runtime.InteropServices;
using VoipbinGrains.Simulator.Truth;

namespace VoipbinGrains.Simulator.Verification;

/// <summary>Holds a state against the history it is made of, by the rule of order.</summary>
internal sealed class StateCheck(Findings findings)
{
    private const string Wrong = "state otherwise than its history makes it";

    /// <param name="resource">What was told.</param>
    /// <param name="history">What is recorded of it.</param>
    /// <param name="state">How the server says that it stands; null if it says nothing.</param>
    public void Check(ToldResource resource, History history, ServerAnswer? state)
    {
        if (history.Version == 0 || state is null)
        {
            findings.Expect(Wrong, $"{resource}: there being a state", history.Version > 0, state is not null);
            return;
        }

        var standing = history.Play().Last().Standing;
        if (standing.Winner is not { } winner)
        {
            return; // nothing of it was told, which is found already
        }

        var json = state.Json;
        var data = JsonMarshal.GetRawUtf8Value(json.GetProperty("data"));
        Expect("status", standing.Status, json.GetProperty("status").GetString());
        Expect("ended", standing.IsEnded, json.GetProperty("ended").GetBoolean());
        Expect("deleted", standing.IsDeleted, json.GetProperty("deleted").GetBoolean());
        Expect("event", winner.Event, json.GetProperty("event").GetString());
        Expect("occurred_at", winner.OccurredAt, TimeReader.Read(json.GetProperty("occurred_at").GetString()));
        Expect("data being that of its event", true, winner.Data == EventHash.Of(data));
        Expect("version", history.Version, json.GetProperty("version").GetInt32());
        Expect("position", history.Position, RecordedEntry.PositionOf(json));
        Expect("anomalies", history.Anomalies, json.GetProperty("anomalies").GetInt32());
        Expect("ETag", $"\"{history.Version}\"", state.Tag);

        void Expect<T>(string name, T expected, T found) =>
            findings.Expect(Wrong, $"{resource}: {name}", expected, found);
    }
}
