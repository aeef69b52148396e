namespace VoipbinGrains.Simulator.Bodies;

/// <summary>A step of a flow.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it does; empty for the start.</param>
/// <param name="Option">How, as JSON.</param>
internal sealed record FlowAction(Guid Id, string Type, string? Option = null)
{
    /// <summary>What a flow stands at before its first step.</summary>
    public static FlowAction Start { get; } = new(new Guid("00000000-0000-0000-0000-000000000001"), "");

    /// <summary>When it was executed; null while it was not.</summary>
    public (long Microseconds, int Nanoseconds)? ExecutedAt { get; init; }

    public void Write(BodyWriter body)
    {
        body.Id("id", Id);
        body.NoId("next_id");
        body.Text("type", Type);
        if (Option is not null)
        {
            body.Raw("option", Option);
        }

        if (ExecutedAt is var (microseconds, nanoseconds))
        {
            body.Text("tm_execute", WireTime.Write(body.Era, microseconds, nanoseconds));
        }
        else if (body.IsToday)
        {
            body.Null("tm_execute");
        }
    }
}
