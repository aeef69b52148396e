using System.Text.RegularExpressions;
using VoipbinGrains.Lifecycles;
using VoipbinGrains.Resources;

namespace VoipbinGrains.Tests;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Theory]
    [InlineData("call")]
    [InlineData("activeflow")]
    [InlineData("queuecall")]
    [InlineData("agent")]
    public void Each_drawing_is_printed_from_the_table_that_judges(string resource)
    {
        var grid = LifecycleDrawing.Grid(ResourceTypes.Named(resource)!.Lifecycle);

        Assert.Contains($"```\n{grid}```", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_guarantee_names_tests_that_exist()
    {
        var tests = string.Concat(Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));
        var guarantees = Readme[Readme.IndexOf("## Guarantees", StringComparison.Ordinal)..];
        var rows = guarantees[..guarantees.IndexOf("\n## ", 1, StringComparison.Ordinal)].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).SkipLast(1).ToArray();

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var names = TestName().Matches(row);
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains($" {name.Groups[1].Value}(", tests, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("`([A-Z][a-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
