namespace VoipbinGrains.Simulator.Centre;

/// <summary>A telephone line: one call after the other, with a pause between, until the centre closes.</summary>
internal sealed class Line(ContactCentre centre)
{
    private const double Incoming = 0.75;

    public IEnumerable<TimeSpan> Live()
    {
        yield return centre.Wait(0.5, 20);
        while (!centre.IsClosed)
        {
            var life = centre.Chance.Is(Incoming) ? new IncomingCall(centre).Live() : new OutgoingCall(centre).Live();
            foreach (var wait in life)
            {
                yield return wait;
            }

            yield return centre.Wait(1, 6);
        }
    }
}
