// Keys of the queue: j and k go from line to line, a letter presses the button of the line one stands on. Never while typing.
const queue = document.querySelector("[data-queue]");
const VERBS = { a: ["approve", "keep", "show"], h: ["hide"], e: ["ask_to_edit"], n: ["allow_numbers"] };
const NEEDS_WHY = new Set(["h", "e"]);

const items = () => [...queue.querySelectorAll("[data-queue-item]")];
const waiting = () => items().filter((item) => item.querySelector("[data-queue-form]"));
const current = () => document.activeElement?.closest("[data-queue-item]");

function go(step) {
  const all = items();
  const next = all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const item = current() ?? waiting()[0];
  const button = VERBS[key].map((verb) => item?.querySelector(`[data-verb="${verb}"]`)).find(Boolean);
  if (!button) return;
  const reason = item.querySelector("[data-queue-reason]");
  const note = item.querySelector("[name=note]");
  if (NEEDS_WHY.has(key) && !reason.value && !note.value.trim()) {
    reason.focus();
    return;
  }
  button.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.closest("[data-queue-item]")) {
    event.target.closest("[data-queue-item]").focus();
    return;
  }
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key in VERBS) press(event.key);
  else if (event.key === "u") [...queue.querySelectorAll("[data-undo]")].find((button) => !button.disabled)?.click();
  else if (event.key === "o") current()?.querySelector("[data-open]")?.click();
  else if (event.key === "?") queue.querySelector("[data-queue-keys]").open ^= true;
  else return;
  event.preventDefault();
});

// What was just done stays where it was, so that it can be undone; the eye goes on to what waits below it.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const done = [...queue.querySelectorAll(".queue-item--done")].at(-1);
  if (!queue.contains(event.target) && !queue.contains(event.detail.elt)) return;
  const after = items().slice(items().indexOf(event.detail.elt.closest?.("[data-queue-item]") ?? done) + 1);
  (after.find((item) => item.querySelector("[data-queue-form]")) ?? waiting()[0] ?? done)?.focus();
});
