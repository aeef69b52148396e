namespace VoipbinGrains.Tests.Figures;

/// <summary>
/// The day on which summer begins in Berlin, from 23:00 of the evening before to 22:00 UTC: 23 hours. What its figures
/// are was worked out by hand.
/// </summary>
internal static class ReferenceDay
{
    public const string Zone = "Europe/Berlin";
    public const int Sales = 1;
    public const int Support = 2;
    public const int Ada = 11;
    public const int Ben = 12;

    public static readonly DateTimeOffset Evening = ToldFeed.Utc("2026-03-29T21:59:30Z");

    public static IReadOnlyList<byte[]> Bodies { get; } = new Tale("2026-03-29")
        .Agent(Ada, "available", "-22:00:00").Agent(Ben, "available", "00:00:00")

        // the day before: over before midnight
        .Call(100, "-22:49:00", "-22:55:00").Join(300, 100, Sales, "-22:50:00")
        .Served(200, 100, "-22:50:00", "-22:50:10", "-22:55:00", Ada)

        // came at ten to midnight, served after it, after 20 s exactly; given up too, says a race, a moment earlier
        .Call(101, "-22:59:40", "-23:05:10").Join(301, 101, Sales, "-22:59:50")
        .Served(201, 101, "-22:59:50", "-23:00:10", "-23:05:10", Ada)
        .Stay(201, 101, "-22:59:50", "abandoned", "abandoned", "-23:05:09.9", Ada, "-23:00:10")

        // put through to Ada, who does not answer, and back; then to Ben
        .Call(102, "00:09:00", "00:14:50.25").Join(302, 102, Sales, "00:10:00")
        .Stay(202, 102, "00:10:00.5", "created", "initiating")
        .Stay(202, 102, "00:10:00.5", "connecting", "connecting", "00:10:10", Ada)
        .Stay(202, 102, "00:10:00.5", "waiting", "waiting", "00:10:40")
        .Stay(202, 102, "00:10:00.5", "connecting", "connecting", "00:10:45", Ben)
        .Stay(202, 102, "00:10:00.5", "serviced", "service", "00:10:50.25", Ben, "00:10:50.25")
        .Stay(202, 102, "00:10:00.5", "done", "done", "00:14:50.25", Ben, "00:10:50.25")

        // two queues in one call, while the clock goes from 2 to 3
        .Call(103, "00:59:00", "01:03:11.1").Join(303, 103, Sales, "01:00:00").Join(303, 103, Support, "01:01:01")
        .GivenUp(203, 103, "01:00:00.2", "01:01:00.2")
        .Served(204, 103, "01:01:01.1", "01:01:11.1", "01:03:11.1", Ben)

        // gave up before waiting really, and after
        .Call(104, "01:59:00", "02:00:05").Join(304, 104, Sales, "02:00:00")
        .GivenUp(205, 104, "02:00:00", "02:00:04.999")
        .Call(105, "02:09:00", "02:10:06").Join(305, 105, Sales, "02:10:00")
        .GivenUp(206, 105, "02:10:00", "02:10:05.001")

        // of 2022: hung up while it was put through, of which no queuecall's event tells
        .Call(106, "02:59:00", "03:00:42").Join(306, 106, Sales, "03:00:00")
        .Stay(207, 106, "03:00:00", "created", "wait")
        .Stay(207, 106, "03:00:00", "entering", "entering", "03:00:30", Ada, "03:00:30")

        // served in one queue, then passed on to the other; it joined the conference twice
        .Call(107, "03:59:00", "04:05:30.6").Join(307, 107, Sales, "04:00:00").Join(307, 107, Support, "04:02:00.5")
        .Served(208, 107, "04:00:00", "04:00:15", "04:02:00", Ada)
        .Served(209, 107, "04:02:00.6", "04:02:30.6", "04:05:30.6", Ben)
        .Stay(209, 107, "04:02:00.6", "serviced", "service", "04:03:00", Ben, "04:03:00")

        // nobody told of its flow
        .Call(108, "05:00:00", "05:01:00").Served(210, 108, "05:00:00", "05:00:01", "05:01:00", Ada)

        // nobody told of its end, half a day ago; and one that waits now
        .Call(109, "09:59:00").Join(309, 109, Sales, "10:00:00")
        .Stay(211, 109, "10:00:00", "created", "initiating")
        .Stay(211, 109, "10:00:00", "waiting", "waiting", "10:00:00")
        .Call(110, "21:58:00").Join(310, 110, Support, "21:59:00")
        .Stay(212, 110, "21:59:00", "created", "initiating")
        .Stay(212, 110, "21:59:00", "waiting", "waiting", "21:59:00")

        // Ada writes down what was said in the last talk, for two minutes; Ben goes home
        .Agent(Ada, "busy", "05:00:01").Agent(Ada, "available", "05:03:00").Agent(Ada, "offline", "06:00:00")
        .Agent(Ben, "offline", "08:00:00")
        .Bodies;
}
