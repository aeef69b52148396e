using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;
using VoipbinGrains.Api.Batches;

namespace VoipbinGrains.Tests.Batches;

public sealed class BatchDoorTests
{
    [Fact]
    public async Task An_answer_leaves_when_it_and_all_before_it_are_decided_and_does_not_wait_for_those_after_it()
    {
        var lines = Enumerable.Range(1, 3).Select(_ => new TaskCompletionSource<byte[]>()).ToArray();
        var decided = Channel.CreateUnbounded<Task<byte[]>>();
        var response = new Pipe();
        foreach (var line in lines)
        {
            decided.Writer.TryWrite(line.Task);
        }

        lines[0].SetResult("1\n"u8.ToArray());
        var answering = BatchDoor.Answer(decided.Reader, response.Writer);
        Assert.Equal("1\n", Read());
        lines[2].SetResult("3\n"u8.ToArray());
        Assert.Equal("", Read());
        lines[1].SetResult("2\n"u8.ToArray());
        Assert.Equal("2\n3\n", Read());

        decided.Writer.Complete();
        await answering;

        string Read()
        {
            if (!response.Reader.TryRead(out var read))
            {
                return "";
            }

            var text = Encoding.ASCII.GetString(read.Buffer);
            response.Reader.AdvanceTo(read.Buffer.End);
            return text;
        }
    }
}
