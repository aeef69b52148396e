import { bars, become, clock, curve, el, percent, short, span, table } from "./draw.js";
import { listen } from "./stream.js";

const byName = new Intl.Collator();
const signs = { available: "●", busy: "◆", ringing: "◇", away: "◐", offline: "○" };

// how the board stands: what was told, part by part
export function showBoard(main, { state }) {
  let board = null, queues = new Map(), agents = new Map(), skew = 0;
  let planned = null, frame = 0, drawn = 0, rest = 0;
  main.className = "";
  const now = () => Date.now() + skew;

  const stop = listen("v1/board", {
    state,
    frame(name, told) {
      if (name === "bye") return;
      if (name === "snapshot") [board, queues, agents] = [{}, new Map(), new Map()];
      skew = new Date(told.as_of) - Date.now();
      for (const [part, value] of Object.entries(told)) if (value != null) board[part] = value;
      told.queues?.forEach(one => queues.set(one.queue, one));
      told.agents?.forEach(one => agents.set(one.agent, one));
      plan();
      state(board.feed.progress.complete ? "live" : "rebuilding", board.feed);
    },
  });

  // the screen is asked for a frame only when there is something to draw
  function plan() {
    planned ??= setTimeout(() => { frame = requestAnimationFrame(draw); }, Math.max(0, drawn + rest - Date.now()));
  }

  function draw() {
    [planned, drawn] = [null, Date.now()];
    if (!board) return;
    const began = performance.now();
    const place = document.activeElement?.getAttribute?.("href");
    become(main, el("main", {}, ...parts()));
    // who stands on a call goes with it to its new row
    if (place && place !== document.activeElement.getAttribute("href")) main.querySelector(`a[href="${CSS.escape(place)}"]`)?.focus({ preventScroll: true });
    // a slow screen, or one of a large centre, shows less often: this is about half of what drawing takes
    rest = Math.min(1000, 20 * (performance.now() - began));
  }

  const ticking = setInterval(() => { if (Date.now() - drawn > 900) plan(); }, 1000); // waits tick though nothing is told

  return () => { stop(); clearTimeout(planned); cancelAnimationFrame(frame); clearInterval(ticking); };

  function parts() {
    const name = id => queues.get(id)?.name ?? (id ? `Queue ${short(id)}` : "–");
    const { total, calls, anomalies, trend } = board;
    const waited = one => one.now.longest_wait_ms == null ? null
      : one.now.longest_wait_ms + now() - new Date(board.as_of);
    const worst = [...queues.values()].sort((one, other) =>
      (other.now.longest_wait_ms ?? -1) - (one.now.longest_wait_ms ?? -1)
      || other.now.waiting - one.now.waiting || byName.compare(name(one.queue), name(other.queue)));
    const counted = total.today.answered + total.today.abandoned - total.today.short_abandons;
    const byStatus = Object.entries(total.agents_by_status);
    return [
      el("section", { class: "tiles", "aria-label": "At a glance" },
        tile("Waiting", total.now.waiting, `${total.now.connecting} connecting`),
        tile("Longest wait", span(waited(total)), total.now.longest_wait_queuecall ? "still in the queue" : "nobody waits",
          waited(total) > 60000 ? "bad" : waited(total) > 20000 ? "warn" : ""),
        tile("In service", total.now.in_service, `${calls.live} live calls`),
        tile("Agents", byStatus.filter(([s]) => s !== "offline").reduce((sum, [, n]) => sum + n, 0),
          byStatus.map(([s, n]) => `${signs[s] ?? "·"} ${n} ${s}`).join("  ")),
        tile("Service level today", percent(total.today.service_level), `${total.today.answered} answered`),
        tile("Abandoned today",
          percent(counted ? (total.today.abandoned - total.today.short_abandons) / counted : null),
          `${total.today.abandoned}, ${total.today.short_abandons} of them short`),
        tile("Last event", clock(board.feed.last_received_at), `${board.feed.lag_ms} ms behind`)),
      el("section", {}, el("h2", {}, "Queues, worst first"),
        el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Queues" }, worst.length ? table("Queues",
          [["Queue"], ["Waiting", "n"], ["Longest", "n"], ["Connecting", "n"], ["In service", "n"], ["Level", "n"],
            ["Offered", "n"], ["Abandoned", "n"], ["ASA", "n"]],
          worst.map(one => [[name(one.queue)], [one.now.waiting, "n"],
            [wait(one), `n ${one.now.longest_wait_ms > one.parameters.service_level_threshold_ms ? "warn" : ""}`],
            [one.now.connecting, "n"], [one.now.in_service, "n"], [percent(one.today.service_level), "n"],
            [one.today.offered, "n"], [one.today.abandoned, "n"], [span(one.today.asa_ms), "n"]]))
          : el("p", { class: "soft" }, "No queue was visited yet. Start the simulator: dotnet run --project tests/Simulator"))),
      el("section", {}, el("h2", {}, "Agents"),
        el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Agents" }, table("Agents",
          [["Agent"], ["Status"], ["Since", "n"], ["Handled", "n"], ["Occupancy", "n"]],
          [...agents.values()].sort((one, other) => byName.compare(one.name ?? one.agent, other.name ?? other.agent))
            .map(one => [[one.name ?? short(one.agent)],
              [`${signs[one.status] ?? "·"} ${one.status ?? "unknown"}`, one.status === "available" ? "good" : ""],
              [one.since ? span(now() - new Date(one.since)) : "–", "n"], [one.handled, "n"],
              [percent(one.occupancy), "n"]])))),
      el("section", {}, el("h2", {}, "Today"),
        el("div", { class: "charts" },
          figure("Waiting at once, most in each quarter of an hour", bars(trend.map(one => one.max_waiting),
            `Most waiting at once today: ${Math.max(0, ...trend.map(one => one.max_waiting))}`)),
          figure("Service level in each quarter of an hour", curve(trend.map(one => one.service_level),
            `Service level today: ${percent(total.today.service_level)}`)))),
      el("section", {}, el("h2", {}, "What no lifecycle explains"),
        el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Anomalies" },
          anomalies.length ? el("ul", { class: "plain" }, ...anomalies.slice(0, 12).map(one => el("li", {},
            el("span", { class: "warn" }, `⚠ ${clock(one.received_at)} `), `${one.event} ${short(one.id)}: ${one.reason}`)))
            : el("p", { class: "soft" }, "Nothing."))),
      el("section", { class: "wide" }, el("h2", {}, `Live calls: ${calls.live}, the newest first`),
        el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Live calls" }, table("Live calls",
          [["Call"], ["Status"], ["From"], ["To"], ["For", "n"], ["Queue"]],
          calls.newest.map(one => [
            [el("a", { href: `#/conversations/${one.master ?? one.call}` }, short(one.call))], [one.status ?? "–"],
            [one.source ?? "–"], [one.destination ?? "–"],
            [one.created_at ? span(now() - new Date(one.created_at)) : "–", "n"], [one.queue ? name(one.queue) : "–"]])))),
    ];

    // a queue that nobody joined or left is not told again: its longest wait has grown meanwhile
    function wait(one) {
      return one.now.longest_wait_ms == null ? "–" : span(waited(one));
    }
  }

  function tile(title, value, small, kind = "") {
    return el("div", { class: "tile" }, el("h3", {}, title), el("p", { class: kind }, String(value)), el("small", { title: small }, small));
  }

  function figure(caption, drawing) {
    return el("figure", {}, drawing, el("figcaption", {}, caption));
  }
}
