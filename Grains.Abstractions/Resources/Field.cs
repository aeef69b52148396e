using System.Text;

namespace VoipbinGrains.Resources;

/// <summary>A field of VoIPBin's data that this product reads.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Form">What it is.</param>
public sealed record Field(string Name, FieldForm Form)
{
    internal ReadOnlyMemory<byte> Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
