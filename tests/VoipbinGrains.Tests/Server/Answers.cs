using System.Net.Http.Json;
using System.Text.Json;

namespace VoipbinGrains.Tests.Server;

/// <summary>What the server says, as JSON.</summary>
internal static class Answers
{
    public static async Task<JsonElement> Json(this Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What is said line by line.</summary>
    public static async Task<List<JsonElement>> Lines(this Task<HttpResponseMessage> request)
    {
        using var response = await request;
        var text = await response.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Of(line))];
    }

    public static JsonElement Of(string line) => JsonElement.Parse(line);

    public static string? Text(this JsonElement json, string member) => json.GetProperty(member).GetString();

    public static int Number(this JsonElement json, string member) => json.GetProperty(member).GetInt32();
}
