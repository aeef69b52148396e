// Server-Sent Events read by fetch: so a key can be sent along, and silence is noticed.
const keyName = "voipbin-key";

export const headers = () => {
  const key = sessionStorage.getItem(keyName);
  return key ? { Authorization: `Bearer ${key}` } : {};
};

export async function ask(path) {
  const answer = await fetch(path, { headers: headers() });
  if (answer.status === 401) await askForKey();
  if (answer.status === 401) return ask(path);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? answer.statusText);
  return answer.json();
}

export function askForKey() {
  const dialog = document.getElementById("ask");
  const input = document.getElementById("key");
  return new Promise(done => {
    if (!dialog.open) dialog.showModal();
    dialog.addEventListener("close", () => {
      sessionStorage.setItem(keyName, input.value);
      done();
    }, { once: true });
  });
}

// tells each frame until it is stopped; what is broken off is begun anew, with all that is shown told again
export function listen(path, { frame, state }) {
  const stop = new AbortController();
  (async () => {
    while (!stop.signal.aborted) {
      try {
        await read(path, frame, state, stop.signal);
      } catch (cause) {
        if (stop.signal.aborted) return;
      }
      state("lost");
      await new Promise(done => setTimeout(done, 1000));
    }
  })();
  return () => stop.abort();
}

async function read(path, frame, state, signal) {
  const answer = await fetch(path, { headers: { ...headers(), Accept: "text/event-stream" }, signal });
  if (answer.status === 401) return askForKey();
  if (!answer.ok || !answer.body) return;
  state("open");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    state("alive");
    text += value;
    for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
      const lines = text.slice(0, end).split("\n");
      const of = name => lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
      if (of("data")) frame(of("event"), JSON.parse(of("data")));
    }
  }
}
