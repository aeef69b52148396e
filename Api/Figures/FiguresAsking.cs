using Microsoft.Extensions.Options;
using VoipbinGrains.Api.Resources;
using VoipbinGrains.Figures;

namespace VoipbinGrains.Api.Figures;

/// <summary>Asks for figures of this moment, measured as is configured.</summary>
internal sealed class FiguresAsking(
    IGrainFactory grains,
    IOptionsMonitor<FiguresOptions> figures,
    IOptionsMonitor<OverdueOptions> overdue,
    TimeProvider clock)
{
    public IFiguresGrain Grain => grains.GetGrain<IFiguresGrain>(0);

    public FiguresQuery Now()
    {
        var (now, options, ages) = (clock.GetUtcNow(), figures.CurrentValue, overdue.CurrentValue);
        return new FiguresQuery
        {
            AsOf = now,
            TimeZone = options.TimeZone,
            Thresholds = options.Thresholds,
            OwnThresholds = options.OwnThresholds,
            QueuecallsOverdueBefore = now - ages.Queuecall,
            CallsOverdueBefore = now - ages.Call,
        };
    }
}
