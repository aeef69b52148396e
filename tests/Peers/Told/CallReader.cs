using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VoipbinGrains.Peers.Told;

/// <summary>Reads a webhook of a call, and of its data only what the order of its events needs.</summary>
internal static class CallReader
{
    private const int FirstYearOfUnset = 9999;

    /// <summary>Reads a body; null if it tells nothing of a call.</summary>
    public static ToldCall? Read(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (type, data) = (default(string), default(Range));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetString();
                continue;
            }

            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            data = isData ? from..(int)reader.BytesConsumed : data;
        }

        return CallRanks.OfType(type) is { } rank ? ReadData(type!, rank, body[data]) : null;
    }

    private static ToldCall? ReadData(string type, short typeRank, ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var (id, status, created, updated, deleted) = (Guid.Empty, default(string), 0L, 0L, 0L);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.TryGetGuid(out var sent) ? sent : Guid.Empty;
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                reader.Read();
                status = reader.GetString();
            }
            else if (reader.ValueTextEquals("tm_create"u8))
            {
                created = ReadTime(ref reader);
            }
            else if (reader.ValueTextEquals("tm_update"u8))
            {
                updated = ReadTime(ref reader);
            }
            else if (reader.ValueTextEquals("tm_delete"u8))
            {
                deleted = ReadTime(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        status = CallRanks.IsKnown(status) ? status : CallRanks.StatusOf(type) ?? status;
        return id == Guid.Empty
            ? null
            : new ToldCall(
                id, type, status, type == "call_deleted" || deleted != 0, CallRanks.OfStatus(status),
                updated != 0 ? updated : created, typeRank, HashOf(type, data), data.ToArray());
    }

    // 2022-04-11 00:23:53.636000 or 2026-08-22T10:00:00.123456Z; unset is null, "", absent or the year 9999
    private static long ReadTime(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String
            && DateTimeOffset.TryParse(
                reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && time.Year < FirstYearOfUnset
            ? (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond
            : 0;
    }

    private static byte[] HashOf(string type, ReadOnlySpan<byte> data)
    {
        var text = ArrayPool<byte>.Shared.Rent(type.Length * 3 + 1 + data.Length);
        var length = Encoding.UTF8.GetBytes(type, text);
        text[length++] = 0;
        data.CopyTo(text.AsSpan(length));
        var hash = SHA256.HashData(text.AsSpan(0, length + data.Length));
        ArrayPool<byte>.Shared.Return(text);
        return hash;
    }
}
