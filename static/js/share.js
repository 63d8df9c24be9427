// data-copy (an address) copies it; data-share opens the device's own sheet where there is one; data-print prints.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const said = button.closest("[data-share-bar]")?.querySelector("[data-said]");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      if (said) said.textContent = button.dataset.done;
    } catch {
      prompt(button.dataset.ask, button.dataset.copy);
    }
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {});
  });
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
