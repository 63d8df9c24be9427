// data-gallery: its photos open large, one after the other, by keys, buttons or a swipe. Without script each photo is a
// link to its large size.
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const links = [...gallery.querySelectorAll("[data-gallery-photo]")];
  const dialog = gallery.querySelector("dialog");
  const image = dialog.querySelector("img");
  const caption = dialog.querySelector(".lightbox__caption");
  const count = dialog.querySelector("[data-gallery-count]");
  let shown = 0;

  const show = (index) => {
    shown = (index + links.length) % links.length;
    const link = links[shown];
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    caption.textContent = link.closest("figure").querySelector("figcaption").textContent.replace(/\s+/g, " ").trim();
    count.textContent = `${shown + 1} / ${links.length}`;
    // The next one is fetched meanwhile, because most readers go on.
    new Image().src = links[(shown + 1) % links.length].href;
  };

  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      dialog.showModal();
    });
  });

  for (const button of dialog.querySelectorAll("[data-gallery-step]")) {
    button.addEventListener("click", () => show(shown + Number(button.dataset.galleryStep)));
  }
  dialog.querySelector("[data-gallery-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => links[shown].focus());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(shown - 1);
    if (event.key === "ArrowRight") show(shown + 1);
  });

  let start = null;
  dialog.addEventListener("pointerdown", (event) => {
    start = event.pointerType === "touch" ? event.clientX : null;
  });
  dialog.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const way = event.clientX - start;
    if (Math.abs(way) > 50) show(shown + (way < 0 ? 1 : -1));
    start = null;
  });
}
