using System.Numerics;

namespace VoipbinGrains.Simulator.Reporting;

/// <summary>
/// Any number of durations in little room: counted by size, each size 3 % wider than the one before. The longest is
/// kept exactly.
/// </summary>
internal sealed class Latencies
{
    private const int StepsInOctave = 32;
    private const int StepBits = 5;

    private readonly long[] counts = new long[StepsInOctave * 60];
    private long total;

    public TimeSpan Longest { get; private set; }

    public void Add(TimeSpan duration)
    {
        counts[Step(Math.Max(0, (long)duration.TotalMicroseconds))]++;
        total++;
        Longest = duration > Longest ? duration : Longest;
    }

    /// <summary>What so large a part of them does not exceed; zero if there is none.</summary>
    public TimeSpan At(double part)
    {
        var wanted = (long)Math.Ceiling(part * total);
        var step = -1;
        for (var seen = 0L; seen < wanted; seen += counts[++step])
        {
        }

        return step < 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(Math.Min(Upper(step), Longest.TotalMicroseconds));
    }

    public void Clear()
    {
        Array.Clear(counts);
        (total, Longest) = (0, TimeSpan.Zero);
    }

    // what is below one octave's steps has a step for each microsecond
    private static int Step(long microseconds)
    {
        var octave = Math.Max(0, BitOperations.Log2((ulong)Math.Max(1, microseconds)) - StepBits);
        return (octave * StepsInOctave) + (int)(microseconds >> octave);
    }

    private static double Upper(int step)
    {
        var octave = Math.Max(0, (step / StepsInOctave) - 1);
        return (double)((long)(step - (octave * StepsInOctave)) + 1) * (1L << octave);
    }
}
