import { el, table } from "./draw.js";
import { ask } from "./stream.js";

// a lifecycle as a grid, from the tables that judge
export function showLifecycle(main, { id, state }) {
  main.className = "one";
  (async () => {
    try {
      const { result } = await ask("v1/lifecycles");
      const one = result.find(each => each.resource === id) ?? result[0];
      main.replaceChildren(
        el("section", {}, el("h2", {}, "Lifecycles"), el("p", {}, ...result.flatMap(each =>
          [el("a", { href: `#/lifecycles/${each.resource}`, "aria-current": each === one ? "page" : null }, each.resource), "  "]))),
        el("section", {}, el("h2", {}, `What may follow what: ${one.resource}`), one.statuses.length
          ? table("Statuses", [["Status"], ...one.statuses.map(row => [row.status]), ["Words"]], one.statuses.map(row => [
            [row.terminal ? `${row.status} (an end)` : row.status],
            ...one.statuses.map(column => [row.followers.includes(column.status) ? "● may follow" : "·",
              row.followers.includes(column.status) ? "good" : "soft"]), [row.words.join(", ")]]))
          : el("p", {}, "It has no status: the last write wins until it is deleted.")),
        el("section", {}, el("h2", {}, "Events"), table("Events", [["Event"], ["Announces"], ["Words"]],
          one.events.map(row => [[row.event], [row.announces ?? "–"], [row.words.join(", ")]]))));
      state("live");
    } catch (cause) {
      main.replaceChildren(el("section", {}, cause.message));
    }
  })();
  return () => {};
}
