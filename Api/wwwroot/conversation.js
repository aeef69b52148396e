import { clock, el, short, span, table } from "./draw.js";
import { ask, listen } from "./stream.js";

const kinds = ["call", "activeflow", "queuecall", "agent"];

// one call with all that belongs to it, read anew whenever the stream tells that something of it changed
export function showConversation(main, { id, state }) {
  main.className = "one";
  main.replaceChildren(el("section", {}, "Reading…"));
  let reading = false, again = false;

  const stop = listen(`v1/stream?conversation=${id}`, {
    state: what => { state(what); if (what === "open") read(); },
    frame: () => read(),
  });
  return stop;

  async function read() {
    if (reading) { again = true; return; }
    reading = true;
    try {
      draw(await ask(`v1/conversations/${id}`));
      state("live");
    } catch (cause) {
      main.replaceChildren(el("section", {}, el("h2", {}, `Conversation ${id}`), el("p", {}, cause.message)));
    }
    reading = false;
    if (again) { again = false; setTimeout(read, 500); }
  }

  function draw(told) {
    const { call, queuecalls, agents, timeline } = told;
    const names = new Map(agents.map(agent => [agent.id, agent.data.name]));
    main.replaceChildren(
      el("section", {}, el("h2", {}, "Conversation"),
        el("dl", {}, ...fact("Call", id), ...fact("Status", call ? call.status : "not heard of yet"),
          ...fact("From", call?.data.source?.target), ...fact("To", call?.data.destination?.target),
          ...fact("Legs", told.legs.length), ...fact("Flows", told.activeflows.length),
          ...queuecalls.flatMap(one => fact("Queue", `${one.queue ? short(one.queue) : "cannot be known"}: ${one.status}`)),
          ...agents.flatMap(one => fact("Agent", `${one.data.name ?? short(one.id)}: ${one.status}`)))),
      el("section", {}, el("h2", {}, "Timeline"), drawn(timeline)),
      el("section", {}, el("h2", {}, "Every event"), table("Events", [["At"], ["After", "n"], ["What"], ["Event"], ["Status"]],
        timeline.map(one => [[clock(one.occurred_at)], [span(new Date(one.occurred_at) - new Date(timeline[0].occurred_at)), "n"],
          [`${one.resource} ${names.get(one.id) ?? short(one.id)}`], [one.event], [one.status ?? "–"]]))));
  }

  function fact(name, value) {
    return [el("dt", {}, name), el("dd", {}, String(value ?? "–"))];
  }

  function drawn(timeline) {
    const timed = timeline.filter(one => one.occurred_at).map(one => ({ ...one, at: +new Date(one.occurred_at) }));
    if (!timed.length) return el("p", { class: "soft" }, "Nothing that tells its time.");
    const lanes = [...new Set(timed.map(one => `${one.resource} ${one.id}`))]
      .sort((one, other) => kinds.indexOf(one.split(" ")[0]) - kinds.indexOf(other.split(" ")[0]));
    const [from, to] = [timed[0].at, Math.max(timed[0].at + 1000, timed.at(-1).at)];
    const x = at => 170 + (at - from) / (to - from) * 800;
    return el("svg", { class: "line", viewBox: `0 0 1000 ${lanes.length * 28 + 24}`, role: "img",
      "aria-label": "The timeline; the table below has every event" },
      ...lanes.flatMap((lane, i) => {
        const own = timed.filter(one => `${one.resource} ${one.id}` === lane);
        const y = i * 28 + 16;
        return [el("text", { class: "lane", x: 0, y: y + 4 }, `${own[0].resource} ${short(own[0].id)}`),
          el("line", { class: "axis", x1: 170, x2: 970, y1: y, y2: y }),
          el("rect", { class: "span", x: x(own[0].at), width: Math.max(2, x(own.at(-1).at) - x(own[0].at)), y: y - 6, height: 12, rx: 3 }),
          ...own.map(one => el("circle", { class: "dot", cx: x(one.at), cy: y, r: 4 },
            el("title", {}, `${clock(one.occurred_at)} ${one.event} ${one.status ?? ""}`)))];
      }),
      el("text", { class: "lane", x: 170, y: lanes.length * 28 + 20 }, clock(from)),
      el("text", { class: "lane", x: 970, y: lanes.length * 28 + 20, "text-anchor": "end" }, clock(to)));
  }
}
