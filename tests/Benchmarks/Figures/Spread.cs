namespace VoipbinGrains.Benchmarks.Figures;

/// <summary>What is told of many measured values.</summary>
/// <param name="Median">Half of them are not above it.</param>
/// <param name="P99">Of a hundred, ninety-nine are not above it.</param>
/// <param name="Most">None is above it.</param>
internal readonly record struct Spread(double Median, double P99, double Most)
{
    /// <summary>Sorts the values and looks at them.</summary>
    public static Spread Of(Span<double> values)
    {
        values.Sort();
        return new Spread(At(values, 0.5), At(values, 0.99), values[^1]);
    }

    /// <summary>The median of a few values.</summary>
    public static double MedianOf(IEnumerable<double> values) => Of(values.ToArray()).Median;

    private static double At(ReadOnlySpan<double> sorted, double share) =>
        sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
