// Elements, words and small charts. Text is only ever set as text: what senders write is shown, never run.
export function el(name, attributes = {}, ...children) {
  const svg = ["svg", "rect", "path", "line", "circle", "text", "title"].includes(name);
  const one = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) one.setAttribute(key, value);
  one.append(...children.filter(child => child != null));
  return one;
}

// makes an element hold what another holds and touches only what differs: what is still so keeps its layout and scroll
export function become(one, other) {
  const [before, after] = [[...one.childNodes], [...other.childNodes]];
  after.forEach((child, i) => {
    const known = before[i];
    if (!known) one.append(child);
    else if (known.isEqualNode(child)) return;
    else if (known.nodeName !== child.nodeName) known.replaceWith(child);
    else if (child.nodeType === Node.TEXT_NODE) known.data = child.data;
    else take(known, child);
  });
  before.slice(after.length).forEach(child => child.remove());

  function take(known, child) {
    for (const { name, value } of child.attributes) if (known.getAttribute(name) !== value) known.setAttribute(name, value);
    for (const { name } of [...known.attributes]) if (!child.hasAttribute(name)) known.removeAttribute(name);
    become(known, child);
  }
}

export const clock = time => time ? new Date(time).toLocaleTimeString([], { hour12: false }) : "–";
export const short = id => id ? id.slice(0, 8) : "–";
export const percent = share => share == null ? "–" : `${Math.round(share * 100)} %`;

export function span(ms) {
  if (ms == null) return "–";
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = n => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

export function table(caption, heads, rows) {
  return el("table", { "aria-label": caption },
    el("thead", {}, el("tr", {}, ...heads.map(([text, kind]) => el("th", { class: kind, scope: "col" }, text)))),
    el("tbody", {}, ...rows.map(cells => el("tr", {}, ...cells.map(([content, kind], i) =>
      el(i === 0 ? "th" : "td", { class: kind, ...(i === 0 ? { scope: "row" } : {}) }, content))))));
}

export function bars(values, label) {
  const most = Math.max(1, ...values);
  return el("svg", { viewBox: "0 0 100 40", preserveAspectRatio: "none", role: "img", "aria-label": label },
    el("line", { class: "axis", x1: 0, x2: 100, y1: 40, y2: 40 }),
    ...values.map((value, i) => el("rect", {
      class: "bar", x: i * 100 / 96 + .1, width: 100 / 96 - .2, y: 40 - value / most * 38, height: value / most * 38,
    })));
}

export function curve(values, label) {
  let path = "";
  values.forEach((value, i) => {
    if (value == null) return;
    path += `${values[i - 1] == null ? "M" : "L"}${(i + .5) * 100 / 96} ${40 - value * 38}`;
    if (values[i - 1] == null && values[i + 1] == null) path += "h.4";
  });
  return el("svg", { viewBox: "0 0 100 40", preserveAspectRatio: "none", role: "img", "aria-label": label },
    el("line", { class: "axis", x1: 0, x2: 100, y1: 40, y2: 40 }),
    el("line", { class: "axis", x1: 0, x2: 100, y1: 2, y2: 2, "stroke-dasharray": "2 3" }),
    el("path", { class: "path", d: path || "M0 0" }));
}
