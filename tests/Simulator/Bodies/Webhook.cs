namespace VoipbinGrains.Simulator.Bodies;

/// <summary>A webhook as VoIPBin would send it.</summary>
/// <param name="Resource">The kind of what it is about, in the singular.</param>
/// <param name="Id">What it is about.</param>
/// <param name="Type">The event, in the words of its era.</param>
/// <param name="At">When it was told, on the simulated clock.</param>
/// <param name="Body">The body.</param>
/// <param name="DataStart">Where its data begins.</param>
internal sealed record Webhook(string Resource, Guid Id, string Type, long At, byte[] Body, int DataStart)
{
    /// <summary>The data as sent.</summary>
    public ReadOnlySpan<byte> Data => Body.AsSpan(DataStart..^1);
}
