using VoipbinGrains.Simulator.Bodies;

namespace VoipbinGrains.Simulator.Centre;

/// <summary>An agent at work: comes, takes breaks, takes calls, and goes when the centre closes.</summary>
internal sealed class Agent(ContactCentre centre, int number)
{
    private static readonly string[] Names = ["Ada", "Ben", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Gustavo", "Hana"];

    private readonly Era era = centre.NextEra();
    private readonly Guid tag = centre.Chance.Id();
    private readonly string username = $"agent{number}";
    private string status = "offline";
    private long? createdAt;
    private long? updatedAt;
    private bool isTaken;

    public Guid Id { get; } = centre.Chance.Id();

    public Address Address { get; } = new("tel", centre.Chance.Number());

    public bool IsFree => status is "available" && !isTaken;

    private bool IsToday => era is Era.Today;

    private string Name => $"{Names[(number - 1) % Names.Length]} {number}";

    public IEnumerable<TimeSpan> Live()
    {
        createdAt = centre.Stamp();
        Tell("created");
        yield return centre.Wait(0.5, 8);
        Become("available");
        while (!centre.IsClosed)
        {
            yield return centre.Wait(40, 120);
            if (!centre.IsClosed && IsFree && centre.Chance.Is(0.3))
            {
                Become("away");
                yield return centre.Wait(8, 40);
                Become("available");
            }
        }

        while (isTaken)
        {
            yield return centre.Wait(0.1, 0.2);
        }

        Become("offline");
    }

    /// <summary>
    /// A caller is put through, and no other one until it is over. That the agent's telephone rings is VoIPBin's own
    /// doing, of which 2022 told nothing.
    /// </summary>
    public void Take()
    {
        isTaken = true;
        Become("ringing", IsToday);
    }

    public void Answer() => Become("busy", IsToday);

    /// <summary>It did not answer, and is found to be away.</summary>
    public IEnumerable<TimeSpan> Miss()
    {
        Become("away");
        yield return centre.Wait(5, 15);
        Release();
    }

    /// <summary>There is something to write down; then the agent says to be free again. VoIPBin never does.</summary>
    public IEnumerable<TimeSpan> WrapUp()
    {
        yield return centre.Wait(2, 10);
        Release();
    }

    private void Release()
    {
        isTaken = false;
        Become("available");
    }

    private void Become(string word, bool isTold = true)
    {
        (status, updatedAt) = (word, centre.Stamp());
        if (isTold)
        {
            Tell("status_updated");
        }
    }

    private void Tell(string verb) => centre.Tell("agent", Id, era, verb, Write);

    private void Write(BodyWriter body)
    {
        body.Id("id", Id);
        if (IsToday)
        {
            body.Id("customer_id", centre.CustomerId);
        }

        body.Text("username", username);
        body.Text("name", Name);
        body.Text("detail", $"Sales & support, desk <{number}>");
        body.Text("ring_method", "ringall");
        body.Text("status", status);
        body.Number("permission", IsToday ? 16 : 0);
        body.Ids("tag_ids", [tag]);
        body.Objects("addresses", [Address], (item, address) => address.Write(item));
        if (IsToday)
        {
            body.Text("direct_hash", "");
        }

        body.Time("tm_create", createdAt, Unset.Absent);
        body.Time("tm_update", updatedAt, Unset.Absent);
        body.Time("tm_delete", null, Unset.Absent);
    }
}
