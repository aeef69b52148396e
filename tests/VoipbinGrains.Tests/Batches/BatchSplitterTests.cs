using System.Text;
using CsCheck;
using VoipbinGrains.Api.Batches;

namespace VoipbinGrains.Tests.Batches;

public sealed class BatchSplitterTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public void A_batch_is_cut_into_the_same_lines_whatever_the_pieces_in_which_it_arrives()
    {
        var text = Gen.OneOf("a", "bc", "\n", "\r\n", "\r", " ", "\t").Array[0, 30].Select(string.Concat);
        Gen.Select(text, Gen.Int[1, 9].Array[0, 30]).Sample((batch, pieces) =>
        {
            var expected = batch.Split('\n')
                .Select((line, index) => (index + 1, line.EndsWith('\r') ? line[..^1] : line))
                .Where(line => line.Item2.AsSpan().ContainsAnyExcept(" \t\r"));

            Assert.Equal(expected, Read(Cut(batch, pieces)).Select(line => (line.Number, line.Text)));
        });
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_line_of_one_mebibyte_is_whole_and_after_a_longer_one_the_next_is_read(string lineBreak)
    {
        var batch = string.Join(lineBreak, new string('a', Mebibyte), new string('b', Mebibyte + 1), "c", "");

        var whole = Read([batch]);
        var cut = Read(Cut(batch, Enumerable.Repeat(64 * 1024, 64)));

        Assert.Equal(
            [(1, BatchLineKind.Whole, Mebibyte), (2, BatchLineKind.TooLong, 0), (3, BatchLineKind.Whole, 1)],
            whole.Select(line => (line.Number, line.Kind, line.Text.Length)));
        Assert.Equal(whole, cut);
    }

    [Fact]
    public void A_last_line_that_is_too_long_and_does_not_end_is_told()
    {
        var cut = Read(["a\n", new string('b', Mebibyte + 2), "b"]);

        Assert.Equal([BatchLineKind.Whole, BatchLineKind.TooLong], cut.Select(line => line.Kind));
    }

    [Fact]
    public void Of_more_than_ten_thousand_lines_the_first_beyond_is_told_and_blank_ones_do_not_count()
    {
        var full = string.Concat(Enumerable.Repeat("a\n\r\n", BatchSplitter.MaxLines));

        Assert.All(Read([full, "\n \n"]), line => Assert.Equal(BatchLineKind.Whole, line.Kind));
        Assert.Equal((20_001, BatchLineKind.TooMuch, ""), Read([full, "b"])[^1]);
        Assert.Equal((20_001, BatchLineKind.TooMuch, ""), Read([full, "b\nc\nd\n"])[^1]);
        Assert.Equal(BatchSplitter.MaxLines + 1, Read([full, "b\nc\nd\n"]).Count);
    }

    [Fact]
    public void Of_more_than_sixty_four_mebibytes_the_line_that_crosses_is_told()
    {
        var line = new string('a', Mebibyte - 1) + "\n";
        string[] full = [.. Enumerable.Repeat(line, 64)];

        Assert.Equal((64, BatchLineKind.Whole), (Read(full).Count, Read(full)[^1].Kind));
        Assert.Equal((65, BatchLineKind.TooMuch, ""), Read([.. full, "b"])[^1]);
        Assert.Equal((64, BatchLineKind.TooMuch, ""), Read([.. full[1..], $"a{line}"])[^1]);
    }

    private static List<(int Number, BatchLineKind Kind, string Text)> Read(IEnumerable<string> pieces)
    {
        var splitter = new BatchSplitter();
        var lines = new List<(int, BatchLineKind, string)>();
        foreach (var text in pieces)
        {
            ReadOnlyMemory<byte> piece = Encoding.ASCII.GetBytes(text);
            while (!splitter.IsOver && splitter.TryTake(ref piece, out var line))
            {
                lines.Add((line.Number, line.Kind, Encoding.ASCII.GetString(line.Bytes.Span)));
            }
        }

        if (!splitter.IsOver && splitter.TryTakeLast(out var last))
        {
            lines.Add((last.Number, last.Kind, Encoding.ASCII.GetString(last.Bytes.Span)));
        }

        return lines;
    }

    private static IEnumerable<string> Cut(string text, IEnumerable<int> lengths)
    {
        foreach (var length in lengths.TakeWhile(_ => text.Length > 0))
        {
            var end = Math.Min(length, text.Length);
            yield return text[..end];
            text = text[end..];
        }

        yield return text;
    }
}
