// j and k go from post to post, r replies, q quotes, ? tells so. Never while somebody types.
const posts = () => [...document.querySelectorAll("[data-posts] > [data-post]")];
const sheet = document.querySelector("dialog[data-keys]");

const current = () => {
  const focused = document.activeElement.closest("[data-post]");
  return focused ?? posts().find((post) => post.getBoundingClientRect().bottom > 80);
};

const go = (step) => {
  const all = posts();
  const focused = document.activeElement.closest("[data-post]");
  const next = focused ? all[all.indexOf(focused) + step] : current();
  next?.focus();
  next?.scrollIntoView({ block: "start" });
};

const press = (selector) => current()?.querySelector(selector)?.click();

if (sheet) {
  document.querySelector("[data-keys-open]")?.addEventListener("click", () => sheet.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    const keys = { j: () => go(1), k: () => go(-1), r: () => press("[data-reply]"), q: () => press("[data-quote]"), "?": () => sheet.showModal() };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
}
