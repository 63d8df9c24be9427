// data-menu on a <details>: Escape and a click elsewhere close it, and only one is open at a time.
const menus = [...document.querySelectorAll("details[data-menu]")];

const close = (menu) => {
  if (!menu.open) return;
  const focused = menu.contains(document.activeElement);
  menu.open = false;
  if (focused) menu.querySelector("summary").focus();
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") menus.forEach(close);
});

document.addEventListener("click", (event) => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});

for (const menu of menus) {
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}
