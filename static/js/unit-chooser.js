/* Offers units while one types: the combobox pattern of ARIA 1.2 with a list that the server ranks. */

const PAUSE = 150;
let count = 0;

class UnitChooser extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.chosen = this.querySelector("input[type=hidden]");
    this.text = this.querySelector("input[type=text]");
    this.note = this.querySelector("[data-note]");
    this.status = this.querySelector("[data-status]");
    this.units = [];
    this.active = -1;
    this.makeList();
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("keydown", (event) => this.pressed(event));
    this.text.addEventListener("focus", () => this.focused());
    this.text.addEventListener("blur", () => this.left());
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.clicked(event));
    // Over a slow line she types before this script is there.
    if (document.activeElement === this.text && this.text.value !== this.text.defaultValue) this.typed();
  }

  makeList() {
    this.list = document.createElement("ul");
    this.list.className = "unit-chooser__list";
    this.list.id = `unit-chooser-list-${++count}`;
    this.list.role = "listbox";
    this.list.hidden = true;
    this.list.setAttribute("aria-label", this.labelText());
    this.text.after(this.list);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) this.text.setAttribute(name, value);
  }

  labelText() {
    return this.text.labels?.[0]?.textContent.trim() || this.text.placeholder;
  }

  typed() {
    this.chosen.value = "";
    this.note.textContent = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  focused() {
    // What is typed next stands for another unit, it does not go into the name of this one.
    this.text.select();
    if (this.dataset.scope && !this.text.value) this.ask();
  }

  async ask() {
    const text = this.text.value.trim();
    if (!text && !this.dataset.scope) return this.close();
    this.request?.abort();
    this.request = new AbortController();
    const query = new URLSearchParams({ q: text, scope: this.dataset.scope });
    try {
      const response = await fetch(`${this.dataset.url}?${query}`, { signal: this.request.signal, credentials: "same-origin" });
      if (response.ok) this.show(await response.json());
    } catch (error) {
      // A newer question took over, or the line is down: what was typed stays, and the server looks it up when the form is sent.
      if (error.name !== "AbortError") this.close();
    }
  }

  show({ units, message }) {
    this.units = units;
    this.active = -1;
    this.list.replaceChildren(...units.map((unit, index) => this.option(unit, index)));
    if (!units.length && message) this.list.append(this.nothing(message));
    this.status.textContent = message;
    this.open(this.list.childElementCount > 0 && document.activeElement === this.text);
  }

  option(unit, index) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.list.id}-${index}`;
    option.dataset.index = index;
    option.setAttribute("aria-selected", "false");
    for (const [part, text] of [["name", unit.name], ["where", unit.where], ["note", unit.note]]) {
      if (!text) continue;
      const span = document.createElement("span");
      span.className = `unit-chooser__${part}`;
      span.textContent = text;
      option.append(span, " ");
    }
    return option;
  }

  nothing(message) {
    const line = document.createElement("li");
    line.role = "presentation";
    line.className = "unit-chooser__nothing";
    line.textContent = message;
    return line;
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.text.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) this.text.removeAttribute("aria-activedescendant");
  }

  close() {
    this.request?.abort();
    this.open(false);
  }

  pressed(event) {
    const keys = { ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1), Enter: () => this.choose(this.active), Escape: () => this.close() };
    if (event.key === "ArrowDown" && this.list.hidden) {
      event.preventDefault();
      this.ask();
    } else if (!this.list.hidden && keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    }
  }

  move(step) {
    if (!this.units.length) return;
    this.active = (this.active + step + this.units.length + (this.active < 0 && step < 0 ? 1 : 0)) % this.units.length;
    for (const option of this.list.children) option.setAttribute("aria-selected", String(Number(option.dataset.index) === this.active));
    const option = this.list.children[this.active];
    option.scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-activedescendant", option.id);
  }

  clicked(event) {
    const option = event.target.closest("[data-index]");
    if (option) this.choose(Number(option.dataset.index));
  }

  choose(index) {
    const unit = this.units[index];
    if (!unit) return;
    this.chosen.value = unit.id;
    this.text.value = unit.label;
    this.note.textContent = unit.note;
    this.querySelector(".unit-chooser__candidates")?.remove();
    this.close();
    for (const target of [this.chosen, this.text]) target.dispatchEvent(new Event("change", { bubbles: true }));
  }

  left() {
    clearTimeout(this.timer);
    this.close();
    if (this.text.value.trim() && !this.chosen.value) this.note.textContent = this.dataset.unchosen;
  }
}

if (!customElements.get("unit-chooser")) customElements.define("unit-chooser", UnitChooser);
