using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace VoipbinGrains.Api.Wallboard;

/// <summary>A file of the pages, which are a part of the program.</summary>
internal sealed class PageFile
{
    private const string Folder = "wwwroot/";
    private const string First = "index.html";

    // nothing but its own: no other server, no script in the page, no frame around it
    private const string OwnThingsOnly =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] bytes;
    private readonly string mediaType;
    private readonly EntityTagHeaderValue etag;

    private PageFile(string name)
    {
        using var stream = typeof(PageFile).Assembly.GetManifestResourceStream(name)!;
        bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Path = name == Folder + First ? "/" : $"/{name[Folder.Length..]}";
        mediaType = System.IO.Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }

    public static IReadOnlyList<PageFile> All { get; } =
    [
        .. typeof(PageFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => new PageFile(name)),
    ];

    public string Path { get; }

    public IResult Answer(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = OwnThingsOnly;
        headers.CacheControl = "no-cache"; // asked for each time, answered 304
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Bytes(bytes, mediaType, entityTag: etag);
    }
}
