// data-part-form: a part of the form of a model. What is typed is kept a moment after the last key, errors come to their fields, rows are
// added, moved and taken out in place. Without a line it waits on this device and is kept when the line is back.
const PAUSE = 1500;
const AGAIN = 8000;

for (const form of document.querySelectorAll("[data-part-form]")) {
  const state = form.querySelector("[data-state]");
  const progress = document.querySelector("[data-progress]");
  const words = Object.fromEntries([...form.querySelector("[data-words]").content.children].map((span) => [span.dataset.word, span.textContent]));
  const key = `mo-hinh:${location.pathname}`;
  let timer;
  let saving;
  let isDirty = false;
  let added = 1000;

  const say = (text, isWrong = false) => {
    state.textContent = text;
    state.classList.toggle("part-form__state--wrong", isWrong);
  };

  const remember = (body) => {
    try {
      if (body) localStorage.setItem(key, body);
      else localStorage.removeItem(key);
    } catch {
      // A device that keeps nothing still has the open page.
    }
  };

  const typed = () => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    return body;
  };

  const send = (body, isLast) =>
    fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" }, credentials: "same-origin", keepalive: isLast });

  const save = async (isLast = false) => {
    clearTimeout(timer);
    timer = undefined;
    if (saving) await saving;
    isDirty = false;
    const body = typed();
    say(words.keeping);
    let done;
    saving = new Promise((resolve) => {
      done = resolve;
    });
    try {
      const answer = await send(body, isLast);
      if (answer.status === 403) return say(words.out, true);
      if (answer.status === 409) return say((await answer.json()).error, true);
      if (!answer.ok) throw new Error(answer.status);
      take(await answer.json());
      remember();
    } catch {
      isDirty = true;
      remember(body.toString());
      say(words.lost, true);
      timer = setTimeout(save, AGAIN);
    } finally {
      saving = undefined;
      done();
    }
  };

  const take = (kept) => {
    form.elements.seen.value = kept.seen;
    const wasOpen = progress.querySelector("details")?.open;
    progress.innerHTML = kept.progress;
    if (wasOpen && progress.querySelector("details")) progress.querySelector("details").open = true;
    say(kept.said);
    show(kept.errors);
  };

  // A sentence stands at its field once she has gone on from it; while she is typing there, it waits.
  const put = (place, sentence) => {
    if (!place || place.closest(".field, .form-rows")?.contains(document.activeElement) && sentence) return;
    const field = place.closest(".field");
    field?.classList.toggle("field--wrong", Boolean(sentence));
    place.replaceChildren();
    if (!sentence) return;
    const line = document.createElement("p");
    line.className = "field__error";
    line.textContent = sentence;
    place.append(line);
  };

  const show = (errors) => {
    for (const place of form.querySelectorAll("[data-error]")) put(place, errors[place.dataset.error] ?? "");
    for (const rows of form.querySelectorAll("[data-rows]")) {
      for (const [number, row] of [...rows.querySelectorAll("[data-row]")].entries()) {
        for (const place of row.querySelectorAll("[data-error-cell]")) put(place, errors[`${rows.dataset.rows}.${number}.${place.dataset.errorCell}`] ?? "");
      }
    }
  };

  const changed = () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const ends = (list) => {
    const rows = [...list.querySelectorAll("[data-row]")];
    for (const [place, row] of rows.entries()) {
      row.querySelector("[data-row-act=up]").disabled = place === 0;
      row.querySelector("[data-row-act=down]").disabled = place === rows.length - 1;
    }
  };

  const add = (rows) => {
    const list = rows.querySelector("[data-row-list]");
    const fresh = rows.querySelector("[data-row-template]").innerHTML.replaceAll("__", String(added++));
    list.insertAdjacentHTML("beforeend", fresh);
    ends(list);
    list.lastElementChild.querySelector("input:not([type=hidden]), textarea").focus();
  };

  const act = (button) => {
    const row = button.closest("[data-row]");
    const list = row.parentElement;
    const verb = button.dataset.rowAct;
    const near = row.nextElementSibling ?? row.previousElementSibling;
    if (verb === "up") row.previousElementSibling?.before(row);
    if (verb === "down") row.nextElementSibling?.after(row);
    if (verb === "remove") row.remove();
    ends(list);
    const focus = verb === "remove" ? near?.querySelector("[data-row-act=remove]") : [button, ...row.querySelectorAll("[data-row-act]")].find((one) => !one.disabled);
    (focus ?? list.closest("[data-rows]").querySelector("[data-row-add]"))?.focus();
    changed();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-row-act], [data-row-add]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.rowAct) act(button);
    else add(button.closest("[data-rows]"));
  });

  form.addEventListener("input", changed);
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-upload]")) return changed();
    if (event.target.files.length) form.requestSubmit(form.querySelector("button[name=go][value=stay]"));
  });
  form.addEventListener("submit", async (event) => {
    clearTimeout(timer);
    isDirty = false;
    if (!saving) return;
    event.preventDefault();
    await saving;
    form.requestSubmit(event.submitter);
  });
  addEventListener("online", () => isDirty && save());
  addEventListener("pagehide", () => isDirty && save(true));
  // Come back by the browser's own arrow, the page would be as it was before what was kept meanwhile.
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  // As if she had pressed the button: the server shows what she typed beside what somebody else wrote meanwhile.
  const post = (body) => {
    const plain = document.createElement("form");
    plain.method = "post";
    plain.action = form.action;
    for (const [name, value] of body) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      plain.append(field);
    }
    plain.hidden = true;
    document.body.append(plain);
    plain.submit();
  };

  const recover = async () => {
    let kept;
    try {
      kept = localStorage.getItem(key);
    } catch {
      return;
    }
    if (!kept) return;
    const body = new URLSearchParams(kept);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await send(body);
      remember();
      // What a page that was left sent in its last moment may have arrived after all; then nothing is new here.
      if (answer.ok) (await answer.json()).seen !== form.elements.seen.value && location.reload();
      else if (answer.status === 409) post(body);
    } catch {
      say(words.lost, true);
    }
  };
  recover();
}
