using System.Text.Json;
using System.Text.RegularExpressions;

namespace VoipbinGrains.Tests.OpenApi;

/// <summary>
/// Whether JSON is as the document says: stricter than JSON Schema, because a member that is not described is a fault.
/// </summary>
internal sealed partial class SchemaCheck(JsonElement document)
{
    /// <summary>What is wrong with a value; nothing if it is as described.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choice))
        {
            var fitting = choice.EnumerateArray().Count(each => !Faults(each, value, at).Any());
            return fitting == 1 ? [] : [$"{at} fits {fitting}, not one"];
        }

        var kind = KindOf(value);
        var kinds = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(each => each.GetString()!).ToArray()
            : [schema.GetProperty("type").GetString()!];
        var fits = kinds.Contains(kind) || (kind == "integer" && kinds.Contains("number"));
        return !fits ? [$"{at} is {kind}, not {string.Join(" or ", kinds)}"] : kind switch
        {
            "object" => InObject(schema, value, at),
            "array" => value.EnumerateArray().SelectMany(
                (item, index) => Faults(schema.GetProperty("items"), item, $"{at}[{index}]")),
            "string" => InText(schema, value.GetString()!, at),
            "integer" => schema.TryGetProperty("minimum", out var least) && value.GetInt64() < least.GetInt64()
                ? [$"{at} is less than {least}"]
                : [],
            _ => [],
        };
    }

    private IEnumerable<string> InObject(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("additionalProperties", out var other))
        {
            return value.EnumerateObject().SelectMany(member => Faults(other, member.Value, $"{at}.{member.Name}"));
        }

        if (!schema.TryGetProperty("properties", out var known))
        {
            return [];
        }

        var missing = schema.GetProperty("required").EnumerateArray()
            .Where(name => !value.TryGetProperty(name.GetString()!, out _))
            .Select(name => $"{at}.{name} is missing");
        return missing.Concat(value.EnumerateObject().SelectMany(member =>
            known.TryGetProperty(member.Name, out var described)
                ? Faults(described, member.Value, $"{at}.{member.Name}")
                : [$"{at}.{member.Name} is not described"]));
    }

    private static IEnumerable<string> InText(JsonElement schema, string text, string at)
    {
        if (schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(word => word.GetString() == text))
        {
            yield return $"{at} is {text}, which is no word of the choice";
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
        {
            yield return $"{at} is {text}, which does not match";
        }

        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        if ((format == "uuid" && !Uuid().IsMatch(text)) || (format == "date-time" && !Time().IsMatch(text)))
        {
            yield return $"{at} is {text}, which is no {format}";
        }
    }

    private JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/')[1..].Aggregate(document, (inner, name) => inner.GetProperty(name))
        : schema;

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex Uuid();

    // 0 to 6 fraction digits, without trailing zeros
    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,5}[1-9])?Z$")]
    private static partial Regex Time();
}
