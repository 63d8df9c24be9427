// data-editor: the visual editor is fetched when the text area is first entered, and takes its place; a slow line delays nobody,
// because the text area is there meanwhile. `writing:insert` (HTML) opens it too.
for (const box of document.querySelectorAll("[data-editor]")) {
  const area = box.querySelector("[data-writing]");
  let opening;

  const open = () => {
    opening ??= import(box.dataset.script)
      .then(() => new Promise((ready) => document.dispatchEvent(new CustomEvent("writing:open", { detail: { box, area, ready } }))))
      .catch(() => {
        opening = undefined;
      });
    return opening;
  };

  area.addEventListener("focus", open, { once: true });
  box.addEventListener("writing:insert", async (event) => {
    const editor = await open();
    if (editor) editor.chain().focus("end").insertContent(event.detail).focus("end").scrollIntoView().run();
  });
}
