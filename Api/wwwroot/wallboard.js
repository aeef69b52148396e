import { showBoard } from "./board.js";
import { showConversation } from "./conversation.js";
import { span } from "./draw.js";
import { showLifecycle } from "./lifecycle.js";

const silence = 15000; // the server tells something twice a second, of a conversation each ten seconds
const [main, feed, banner] = ["main", "feed", "banner"].map(id => document.getElementById(id));
let leave = () => {}, heard = Date.now(), rebuilding = null, listens = true;

function state(what, told) {
  if (what !== "lost" && what !== "open") heard = Date.now();
  if (what === "live") [rebuilding, feed.textContent] = [null, "● Live"];
  if (what === "rebuilding") {
    const share = Math.floor(100 * told.progress.reached / Math.max(1, told.progress.head));
    rebuilding = `The figures are being made from the journal: ${share} %. Until then they hold a part of it.`;
  }
  if (what === "lost") feed.textContent = "○ Reconnecting…";
  warn();
}

function warn() {
  const quiet = Date.now() - heard;
  const isStale = listens && quiet > silence;
  const text = isStale ? `Nothing was heard for ${span(quiet)}: what is shown is old.` : rebuilding ?? "";
  document.body.classList.toggle("stale", isStale || rebuilding != null);
  if (banner.textContent !== text) banner.textContent = text;
  banner.hidden = text === "";
}

function route() {
  leave();
  const [, page, id] = location.hash.split("/");
  [heard, rebuilding, listens] = [Date.now(), null, page !== "lifecycles"];
  document.querySelectorAll("nav a").forEach(link => {
    const isHere = link.hash && link.hash.split("/")[1] === (page ?? "");
    isHere ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  });
  main.replaceChildren();
  const show = { conversations: showConversation, lifecycles: showLifecycle }[page] ?? showBoard;
  leave = show(main, { id: decodeURIComponent(id ?? ""), state });
}

addEventListener("hashchange", route);
setInterval(warn, 1000);
route();
