namespace VoipbinGrains.Resources;

/// <summary>Who calls or is called.</summary>
/// <param name="Payload">The address as sent.</param>
public sealed record Address(Payload Payload)
{
    /// <summary>What it is.</summary>
    public AddressType? Type => Payload.Word<AddressType>("type"u8);

    /// <summary>The address itself, such as a telephone number.</summary>
    public string? Target => Payload.Text("target"u8);

    /// <summary>The name of the target.</summary>
    public string? TargetName => Payload.Text("target_name"u8);

    /// <summary>Its name.</summary>
    public string? Name => Payload.Text("name"u8);

    /// <summary>Its description.</summary>
    public string? Detail => Payload.Text("detail"u8);

    internal static Address? From(Payload? payload) => payload is null ? null : new(payload);
}
