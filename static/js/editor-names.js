// "@" and a few letters offer the people of the thread and units as a listbox at the caret; what is chosen is written as "@name".
const PAUSE = 150;
const CALL = /(?:^|[\s(])@([\p{L}\d][\p{L}\d ._-]{0,40})?$/u;

document.addEventListener("writing:ready", ({ detail: { box, frame, editor } }) => {
  const words = JSON.parse(box.querySelector("[data-words]").content.textContent);
  const list = document.createElement("ul");
  list.className = "names";
  list.id = `ten-${box.dataset.place}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.names);
  frame.after(list);
  const text = frame.querySelector(".writing__text");
  let found = [];
  let chosen = 0;
  let timer;
  let asked = null;
  let written = "";

  const close = () => {
    list.hidden = true;
    asked = null;
    text.removeAttribute("aria-activedescendant");
  };

  const before = () => {
    const { $from, empty } = editor.state.selection;
    return empty ? $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc") : "";
  };

  const mark = () => {
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
    text.setAttribute("aria-activedescendant", list.children[chosen].id);
  };

  const write = (place) => {
    const typed = before().match(CALL)?.[1] ?? "";
    const end = editor.state.selection.from;
    written = found[place].call.slice(1);
    editor.chain().focus().deleteRange({ from: end - typed.length - 1, to: end }).insertContent(`${found[place].call} `).run();
    close();
    clearTimeout(timer);
  };

  const show = () => {
    list.replaceChildren(
      ...found.map((one, place) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${place}`;
        item.className = "names__item";
        item.setAttribute("role", "option");
        for (const [css, words] of [["names__name", one.name], ["names__note", one.note]]) {
          const span = document.createElement("span");
          span.className = css;
          span.textContent = words;
          item.append(span);
        }
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          write(place);
        });
        return item;
      }),
    );
    chosen = 0;
    list.hidden = found.length === 0;
    if (list.hidden) return close();
    const caret = editor.view.coordsAtPos(editor.state.selection.from);
    const frameAt = box.getBoundingClientRect();
    list.style.insetBlockStart = `${caret.bottom - frameAt.top + 4}px`;
    list.style.insetInlineStart = `${Math.max(0, Math.min(caret.left - frameAt.left, frameAt.width - list.offsetWidth))}px`;
    mark();
  };

  const ask = async (typed) => {
    const address = new URL(box.dataset.namesUrl, location.href);
    address.searchParams.set("q", typed);
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (!answer.ok || asked !== typed) return;
      found = (await answer.json()).found;
      show();
    } catch {
      close();
    }
  };

  editor.on("transaction", () => {
    const match = before().match(CALL);
    clearTimeout(timer);
    const typed = match?.[1] ?? "";
    // What was chosen just now is no beginning of another name.
    if (!match || (written && typed.startsWith(written))) return close();
    if (typed === asked) return;
    asked = typed;
    timer = setTimeout(() => ask(typed), PAUSE);
  });
  frame.addEventListener(
    "keydown",
    (event) => {
      if (list.hidden) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        chosen = (chosen + step + found.length) % found.length;
        mark();
      } else if (event.key === "Enter" || event.key === "Tab") write(chosen);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  text.addEventListener("blur", close);
});
