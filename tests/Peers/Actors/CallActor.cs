using System.Text;
using Akka;
using Akka.Actor;
using Akka.Persistence;
using VoipbinGrains.Peers.Told;

namespace VoipbinGrains.Peers.Actors;

/// <summary>A call whose events are persisted as they were sent, and whose state is the newest of them.</summary>
internal sealed class CallActor : ReceivePersistentActor
{
    private readonly HashSet<string> heard = [];
    private ToldCall? newest;
    private int version;

    public CallActor(string id)
    {
        PersistenceId = $"call-{id}";
        Recover<byte[]>(body => Take(CallReader.Read(body)!));
        Command<ToldCall>(Receive);
    }

    public override string PersistenceId { get; }

    private void Receive(ToldCall told)
    {
        if (heard.Contains(Convert.ToHexString(told.Hash)))
        {
            Sender.Tell(Done.Instance);
            return;
        }

        // bytes need no serializer of ours, and are the cheapest to persist
        Persist(BodyOf(told), _ =>
        {
            Take(told);
            Sender.Tell(Done.Instance);
        });
    }

    private void Take(ToldCall told)
    {
        heard.Add(Convert.ToHexString(told.Hash));
        newest = newest is null || told.IsNewerThan(newest) ? told : newest;
        version++;
    }

    private static byte[] BodyOf(ToldCall told) =>
        [.. Encoding.UTF8.GetBytes($$"""{"type":"{{told.Type}}","data":"""), .. told.Data, (byte)'}'];
}
