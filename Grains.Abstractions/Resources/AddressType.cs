namespace VoipbinGrains.Resources;

/// <summary>What an address is.</summary>
/// <param name="Value">The word as VoIPBin writes it.</param>
[GenerateSerializer, Immutable, Alias("voipbin.AddressType")]
public readonly record struct AddressType([property: Id(0)] string Value) : IWord<AddressType>
{
    /// <summary>An agent.</summary>
    public static AddressType Agent { get; } = new("agent");

    /// <summary>An AI.</summary>
    public static AddressType Ai { get; } = new("ai");

    /// <summary>A team of AIs.</summary>
    public static AddressType AiTeam { get; } = new("ai_team");

    /// <summary>A conference.</summary>
    public static AddressType Conference { get; } = new("conference");

    /// <summary>An e-mail address.</summary>
    public static AddressType Email { get; } = new("email");

    /// <summary>An endpoint; of 2022.</summary>
    public static AddressType Endpoint { get; } = new("endpoint");

    /// <summary>An extension.</summary>
    public static AddressType Extension { get; } = new("extension");

    /// <summary>A LINE account.</summary>
    public static AddressType Line { get; } = new("line");

    /// <summary>A SIP address.</summary>
    public static AddressType Sip { get; } = new("sip");

    /// <summary>A telephone number.</summary>
    public static AddressType Tel { get; } = new("tel");

    /// <summary>A web chat.</summary>
    public static AddressType Webchat { get; } = new("webchat");

    /// <summary>A web session.</summary>
    public static AddressType WebSession { get; } = new("web_session");

    /// <summary>A WhatsApp account.</summary>
    public static AddressType WhatsApp { get; } = new("whatsapp");

    /// <inheritdoc/>
    public static AddressType Of(string value) => new(value);

    /// <summary>The word as VoIPBin writes it.</summary>
    /// <param name="word">The word.</param>
    public static implicit operator string(AddressType word) => word.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
