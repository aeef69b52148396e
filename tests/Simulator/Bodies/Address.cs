namespace VoipbinGrains.Simulator.Bodies;

/// <summary>Who calls, or who is called.</summary>
internal sealed record Address(string Type, string Target, string TargetName = "")
{
    /// <summary>An address has all its members in 2022, and only those that tell something today.</summary>
    public void Write(BodyWriter body)
    {
        body.TextIfAny("type", Type);
        body.TextIfAny("target", Target);
        body.TextIfAny("target_name", TargetName);
        body.TextIfAny("name", "");
        body.TextIfAny("detail", "");
    }
}
