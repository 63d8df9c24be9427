// data-copy (an address) copies it; data-share opens the device's own sheet where there is one; data-print prints.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  const address = new URL(button.dataset.copy, location.href).href;
  const said = button.closest("[data-share-bar]")?.querySelector("[data-said]");
  try {
    await navigator.clipboard.writeText(address);
    if (said) said.textContent = button.dataset.done;
    else button.closest("details")?.removeAttribute("open");
  } catch {
    prompt(button.dataset.ask, address);
  }
});

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
