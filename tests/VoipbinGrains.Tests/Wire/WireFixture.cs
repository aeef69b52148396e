using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Session;

namespace VoipbinGrains.Tests.Wire;

/// <summary>What Orleans' serializer once wrote for a sample: one line of base64 in a file.</summary>
internal static class WireFixture
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/VoipbinGrains.Tests/Wire/Fixtures");

    public static IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    /// <summary>Reads the fixture; without one, writes it and fails.</summary>
    public static byte[] Bytes(string name)
    {
        var file = Path.Combine(Folder, name + ".txt");
        if (File.Exists(file))
        {
            return Convert.FromBase64String(File.ReadAllText(file));
        }

        // as an object: so the alias is written too
        var bytes = Serializer.SerializeToArray<object>(WireSamples.All[name]);
        File.WriteAllText(file, Convert.ToBase64String(bytes) + "\n");
        throw new FileNotFoundException($"{file} was missing and is written now: commit it.", file);
    }

    public static object? Read(string name) => Serializer.Deserialize<object>(Bytes(name));

    /// <summary>The ids of the members that the fixture holds.</summary>
    public static IReadOnlySet<uint> Ids(string name)
    {
        using var session = Services.GetRequiredService<SerializerSessionPool>().GetSession();
        var reader = Reader.Create(Bytes(name), session);
        var ids = new HashSet<uint>();
        var id = 0u;
        var field = reader.ReadFieldHeader();
        for (reader.ReadFieldHeader(ref field); !field.IsEndObject; reader.ReadFieldHeader(ref field))
        {
            if (field.IsEndBaseFields)
            {
                id = 0; // what a type adds to the one it is made from is counted anew
                continue;
            }

            ids.Add(id += field.FieldIdDelta);
            reader.SkipField(field);
        }

        return ids;
    }
}
