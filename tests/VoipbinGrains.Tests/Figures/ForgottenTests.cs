using System.Text.Json;
using VoipbinGrains.Feed;
using VoipbinGrains.Grains.Figures;
using VoipbinGrains.Webhooks;

namespace VoipbinGrains.Tests.Figures;

public sealed class ForgottenTests
{
    [Fact]
    public void A_book_that_forgot_what_is_old_tells_the_same_as_one_that_never_heard_of_it()
    {
        var old = Received("2026-10-30", new Tale("2026-10-30")
            .Call(1, "10:00:00")
            .Call(2, "10:00:00", hangup: "10:05:00")
            .Served(30, 3, "11:00:00", "11:01:00", "11:05:00", agent: 50)
            .GivenUp(31, 4, "11:00:00", "11:02:00")
            .Stay(32, 5, "11:00:00", "waiting", "waiting", "11:00:00"));
        var today = Received("2026-11-02", new Tale("2026-11-02")
            .Call(11, "10:00:00")
            .Served(40, 13, "09:50:00", "09:51:00", "09:55:00", agent: 50)
            .Stay(41, 14, "09:58:00", "waiting", "waiting", "09:58:00"));
        var book = ToldFeed.Book([.. old, .. today]);
        var anew = ToldFeed.Book(today);
        Assert.NotEqual(Text(anew), Text(book));

        var yesterday = VoipbinTime.ToMicroseconds(ToldFeed.Utc("2026-11-01T00:00:00Z"));
        book.Forget(yesterday, yesterday);

        Assert.Equal(Text(anew), Text(book));
    }

    private static Change[] Received(string date, Tale tale) =>
    [
        .. ToldFeed.Of(tale.Bodies).Select(change => change with { ReceivedAt = ToldFeed.Utc($"{date}T12:00:00Z") }),
    ];

    private static string Text(FiguresBook book)
    {
        var board = book.At(ToldFeed.Utc("2026-11-02T10:01:00Z")).Board(TimeSpan.Zero);
        var held = (book.Tallies.All.Open.Count, Live: book.LiveCalls.ByStatus(0, book.FindCall));
        return JsonSerializer.Serialize(new { board, held.Count, held.Live });
    }
}
