using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace VoipbinGrains.BrowserTests;

/// <summary>A page as somebody looks at it. What the browser complains of is kept.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = [];

    private Screen(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url).Authority != address.Authority)
            {
                complaints.Enqueue($"It asks {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console and of scripts, and requests to anybody but the server.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Screen> Open(IBrowser chromium, Uri address, BrowserNewContextOptions options)
    {
        var context = await chromium.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        var screen = new Screen(context, await context.NewPageAsync(), address);
        await screen.Page.GotoAsync(address.ToString());
        return screen;
    }

    /// <summary>A tile of the board.</summary>
    public ILocator Tile(string title) => Page.Locator(".tile")
        .Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    /// <summary>The number that a tile shows now.</summary>
    public async Task<int> Number(string title) =>
        int.Parse(await Tile(title).Locator("p").InnerTextAsync(), CultureInfo.InvariantCulture);

    /// <summary>The rows of a table, as they are read out.</summary>
    public ILocator Rows(string table) =>
        Page.GetByRole(AriaRole.Table, new() { Name = table, Exact = true }).Locator("tbody tr");

    /// <summary>Waits until it shows what the server knows now.</summary>
    public Task IsLive() => Assertions.Expect(Page.Locator("#feed")).ToHaveTextAsync(
        "● Live", new() { Timeout = 30_000 });

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
