using Microsoft.Playwright;

namespace VoipbinGrains.BrowserTests;

/// <summary>Debian's Chromium, once for the tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] arguments =
    [
        "--no-sandbox", // it runs as root where this is checked
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-component-update",
        "--disable-background-networking",
    ];

    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Opens an address.</summary>
    /// <param name="address">What is opened.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="isDark">Whether its user likes it dark.</param>
    internal Task<Screen> Open(Uri address, int width = 1280, int height = 720, bool isDark = false) =>
        Screen.Open(chromium!, address, new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
        });

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
