using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using VoipbinGrains.Api.Problems;
using VoipbinGrains.Resources;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Api.Parameters;

/// <summary>Reads the parameters of a request; what cannot be read is told once, and the first one only.</summary>
internal sealed class Parameters(IQueryCollection query)
{
    private string? wrong;

    /// <summary>What is wrong with the parameters read so far; null if nothing is.</summary>
    public ProblemHttpResult? Invalid => wrong is null ? null : Problem.Invalid(wrong);

    /// <summary>Words with commas between them; null if the parameter is absent.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="most">How many it may hold.</param>
    public IReadOnlyList<string>? Words(string name, int most)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return null;
        }

        var words = string.Join(',', values.ToArray()).Split(',').Distinct().ToList();
        if (words.Contains("") || words.Count > most)
        {
            wrong ??= $"{name} is 1 to {most} words with commas between them.";
        }

        return words;
    }

    /// <summary>Words of a fixed choice.</summary>
    /// <inheritdoc cref="Words"/>
    /// <param name="name">The parameter.</param>
    /// <param name="choice">The words that it may hold.</param>
    public IReadOnlyList<string>? WordsOf(string name, IReadOnlyCollection<string> choice)
    {
        var words = Words(name, choice.Count);
        if (words?.FirstOrDefault(word => !choice.Contains(word)) is not null)
        {
            wrong ??= $"{name} is one or more of {string.Join(", ", choice)}, with commas between them.";
        }

        return words;
    }

    /// <summary>UUIDs with commas between them; null if the parameter is absent.</summary>
    /// <inheritdoc cref="Words"/>
    public IReadOnlyList<Guid>? Ids(string name, int most) =>
        Words(name, most)?.Select(word => ReadId(name, word)).ToList();

    /// <summary>A UUID; null if the parameter is absent.</summary>
    /// <param name="name">The parameter.</param>
    public Guid? Id(string name) => query.TryGetValue(name, out var value) ? ReadId(name, value.ToString()) : null;

    /// <summary><c>true</c> or <c>false</c>; null if the parameter is absent.</summary>
    /// <param name="name">The parameter.</param>
    public bool? Flag(string name)
    {
        if (!query.TryGetValue(name, out var value))
        {
            return null;
        }

        var isTrue = value == "true";
        if (!isTrue && value != "false")
        {
            wrong ??= $"{name} is true or false.";
        }

        return isTrue;
    }

    /// <summary>Text of one line that must be there.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="most">How many characters it may have.</param>
    public string Sentence(string name, int most)
    {
        var text = query[name].ToString().Trim();
        if (text.Length == 0 || text.Length > most || text.Any(char.IsControl))
        {
            wrong ??= $"{name} is needed: 1 to {most} characters on one line.";
        }

        return text;
    }

    /// <summary>A length of time in milliseconds, at least 1.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="usual">What it is if the parameter is absent.</param>
    /// <param name="longest">The longest that it may be.</param>
    public TimeSpan Milliseconds(string name, TimeSpan usual, TimeSpan longest)
    {
        if (!query.TryGetValue(name, out var value))
        {
            return usual;
        }

        if (!int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length < 1 || length > longest.TotalMilliseconds)
        {
            wrong ??= $"{name} is a number from 1 to {longest.TotalMilliseconds}.";
        }

        return TimeSpan.FromMilliseconds(length);
    }

    /// <summary>A moment; null if the parameter is absent.</summary>
    /// <param name="name">The parameter.</param>
    public DateTimeOffset? Time(string name)
    {
        if (!query.TryGetValue(name, out var value))
        {
            return null;
        }

        if (!VoipbinTime.TryRead(Encoding.UTF8.GetBytes(value.ToString()), out var time) || time is null)
        {
            wrong ??= $"{name} is a time such as 2026-11-22T10:00:00.123456Z.";
        }

        return time;
    }

    private Guid ReadId(string name, string text)
    {
        if (!ResourceId.TryParse(text, out var id))
        {
            wrong ??= $"{name} is a UUID such as 5371e9db-d035-4db6-a8d6-0994d33e744e.";
        }

        return id;
    }
}
