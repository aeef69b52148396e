namespace VoipbinGrains.Silo.Journals.Sqlite;

/// <summary>A value for a statement's parameter.</summary>
internal readonly struct Bound
{
    private Bound(BoundKind kind, long number = 0, string? text = null, ReadOnlyMemory<byte> bytes = default)
    {
        Kind = kind;
        Number = number;
        Text = text;
        Bytes = bytes;
    }

    public BoundKind Kind { get; }

    public long Number { get; }

    public string? Text { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    public static implicit operator Bound(long number) => new(BoundKind.Number, number);

    public static implicit operator Bound(long? number) =>
        number is { } known ? new(BoundKind.Number, known) : default;

    public static implicit operator Bound(bool flag) => new(BoundKind.Number, flag ? 1 : 0);

    public static implicit operator Bound(string? text) => text is null ? default : new(BoundKind.Text, text: text);

    public static implicit operator Bound(ReadOnlyMemory<byte> bytes) => new(BoundKind.Bytes, bytes: bytes);

    public static implicit operator Bound(byte[]? bytes) =>
        bytes is null ? default : new(BoundKind.Bytes, bytes: bytes);
}

/// <summary>What is bound.</summary>
internal enum BoundKind
{
    Null,
    Number,
    Text,
    Bytes,
}
