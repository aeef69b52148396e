using System.Net;
using VoipbinGrains.Tests.Server;

namespace VoipbinGrains.PostgresTests.Server;

/// <summary>A sender of calls' lives.</summary>
internal static class Load
{
    /// <summary>Sends webhooks until so many were acknowledged.</summary>
    /// <returns>What was answered.</returns>
    public static async Task<List<(string Position, string Call)>> Until(ServerProcess server, int acknowledged)
    {
        var answers = new List<(string, string)>();
        while (true)
        {
            var call = Guid.NewGuid();
            foreach (var step in Enumerable.Range(0, CallBodies.Steps))
            {
                using var response = await server.Http.PostAsync("/v1/webhooks", CallBodies.Step(call, step));
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                answers.Add(((await Task.FromResult(response).Json()).Text("position")!, call.ToString()));
                if (answers.Count == acknowledged)
                {
                    return answers;
                }
            }
        }
    }
}
