namespace VoipbinGrains.SubscribingSilo;

/// <summary>Listens to the call of its key, <c>{tenant}/{id}</c>, and writes down what it hears.</summary>
[GrainInterfaceType("example.call-listener"), Alias("example.ICallListenerGrain")]
public interface ICallListenerGrain : IGrainWithStringKey
{
    /// <summary>Subscribes, from the call's first change on.</summary>
    [Alias("Listen")]
    Task Listen();
}
