// data-editor: what is typed is kept on this device at once and on the server every few seconds, and is there again after a lost
// line, a closed tab or an ended session. Once the server says with a cookie that it has arrived, this device forgets it.
const PREFIX = "nhap:";
const PAUSE = 3000;
const LONGEST = 12000;

const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A device that keeps nothing still has the server.
    }
  },
  drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing is kept there.
    }
  },
  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
      return [];
    }
  },
};

const arrived = document.cookie.match(/(?:^|; )forum_sent=([^;]+)/)?.[1];
if (arrived) {
  for (const key of store.keys()) if (store.get(key)?.client === arrived) store.drop(key);
  document.cookie = "forum_sent=; path=/; max-age=0; samesite=lax";
}

const LEFT_OUT = new Set(["csrfmiddlewaretoken", "client_key", "body", "title", "from", "seen_version", "revision"]);

for (const box of document.querySelectorAll("[data-editor]")) {
  const form = box.closest("form");
  const area = box.querySelector("[data-writing]");
  const state = box.querySelector("[data-state]");
  const words = JSON.parse(box.querySelector("[data-words]").content.textContent);
  const key = `${PREFIX}${box.dataset.user}:${box.dataset.place}`;
  const title = form.elements.title;
  let revision = Number(box.dataset.revision) || 0;
  let timer;
  let since = 0;
  let isSent = false;
  let saving;

  const say = (text) => {
    state.textContent = text;
  };

  const fields = () => {
    const found = {};
    for (const [name, value] of new FormData(form)) if (!LEFT_OUT.has(name) && typeof value === "string" && value) found[name] = value;
    return found;
  };

  const typed = () => ({ title: title?.value ?? "", body: area.value, fields: fields(), client: form.elements.client_key?.value, at: Date.now() });

  const restore = (kept) => {
    if (title && kept.title) title.value = kept.title;
    for (const [name, value] of Object.entries(kept.fields ?? {})) {
      const field = form.elements[name];
      if (!field || field.type === "file") continue;
      if (field instanceof RadioNodeList || field.type === "checkbox") {
        for (const one of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) if (one.value === value) one.checked = true;
      } else field.value = value;
    }
    area.value = kept.body;
    box.dispatchEvent(new CustomEvent("writing:fill", { detail: kept.body }));
  };

  const save = async (isLast = false) => {
    clearTimeout(timer);
    timer = undefined;
    since = 0;
    if (isSent) return;
    const now = typed();
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("place", box.dataset.place);
    data.set("title", now.title);
    data.set("body", now.body);
    data.set("fields", JSON.stringify(now.fields));
    data.set("revision", revision);
    saving = new AbortController();
    try {
      const answer = await fetch(box.dataset.draftUrl, {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
        keepalive: isLast,
        signal: isLast ? undefined : saving.signal,
      });
      if (answer.status === 403) return say(words.out);
      if (!answer.ok) throw new Error();
      const kept = await answer.json();
      revision = kept.revision;
      const hour = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
      say(kept.dropped ? "" : `${words.saved} ${hour}.`);
      if (kept.other) offer(kept.other);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      say(words.here);
      timer = setTimeout(save, 4 * PAUSE);
    }
  };

  const offer = (other) => {
    say(`${words.other} `);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--plain";
    button.textContent = words.fetch;
    button.addEventListener("click", () => restore({ body: other }));
    state.append(button);
  };

  const changed = () => {
    if (isSent) return;
    const now = typed();
    if (now.body.trim() || now.title.trim()) store.set(key, now);
    else store.drop(key);
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(save, Date.now() - since > LONGEST ? 0 : PAUSE);
  };

  const kept = store.get(key);
  const saved = box.dataset.saved ? Date.parse(box.dataset.saved) : 0;
  const isFilled = Boolean(area.value) && !saved;
  if (kept && !isFilled && kept.at > saved + 1000 && kept.body !== (area.dataset.html ?? area.value)) {
    restore(kept);
    say(words.restored);
  }
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    // Under the key that goes out now: the answer names it, and this copy is forgotten.
    store.set(key, typed());
    isSent = true;
    clearTimeout(timer);
    saving?.abort();
  });
  addEventListener("pageshow", () => {
    isSent = false;
  });
  addEventListener("pagehide", () => {
    if (timer) save(true);
  });
}
