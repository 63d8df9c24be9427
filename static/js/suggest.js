// data-suggest on a search form: asks `goi-y/` below the form's own address and offers what the beginning of a query may become, as a listbox under the
// field. Arrow keys choose, Enter opens, Escape closes; the answer is { suggestions: [{ text, url, kind, where }] }.
const PAUSE = 150;
const SHORTEST = 2;

document.querySelectorAll("form[data-suggest]").forEach((form, index) => {
  const field = form.querySelector('input[type="search"]');
  const list = document.createElement("div");
  list.id = `goi-y-${index}`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-labelledby", form.querySelector("label").id || (form.querySelector("label").id = `${list.id}-nhan`));
  form.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let waiting;
  let asked = "";
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (next) => {
    const items = [...list.children];
    chosen = next < -1 ? items.length - 1 : next >= items.length ? -1 : next;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const word = (name, text) => {
    const span = document.createElement("span");
    span.className = `suggestions__${name}`;
    span.textContent = text;
    return span;
  };

  const offer = ({ text, url, kind, where }, place) => {
    const link = document.createElement("a");
    link.id = `${list.id}-${place}`;
    link.className = "suggestions__item";
    link.href = url;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    link.append(word("text", where ? `${text}, ${where}` : text), word("kind", kind));
    return link;
  };

  const ask = async () => {
    const text = field.value.trim();
    asked = text;
    if (text.length < SHORTEST) return close();
    try {
      const answer = await fetch(new URL(`goi-y/?q=${encodeURIComponent(text)}`, form.action));
      if (!answer.ok || asked !== text) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(offer));
      chosen = -1;
      list.hidden = suggestions.length === 0;
      field.setAttribute("aria-expanded", String(!list.hidden));
    } catch {
      close();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].click();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
});
