namespace VoipbinGrains.Resources;

/// <summary>What a field of VoIPBin's data is. Null is every form's «unset»; a missing field is unset too.</summary>
public enum FieldForm
{
    /// <summary>A JSON string; the empty one is unset.</summary>
    Text,

    /// <summary>A UUID; all zeros, or the empty string, is unset.</summary>
    Uuid,

    /// <summary>An array of UUIDs.</summary>
    Uuids,

    /// <summary>A timestamp of either era; the year 9999, or the empty string, is unset.</summary>
    Time,

    /// <summary>A whole number of at most 64 bits.</summary>
    Integer,

    /// <summary>A JSON object, such as an address.</summary>
    Object,

    /// <summary>An array of JSON objects, such as actions.</summary>
    Objects,
}
