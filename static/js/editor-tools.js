// The row of tools above the text: a toolbar as ARIA knows it, one stop of the Tab key, arrows inside.
document.addEventListener("writing:ready", ({ detail: { box, frame, editor } }) => {
  const words = JSON.parse(box.querySelector("[data-words]").content.textContent);
  const bar = box.querySelector("[data-tools]").content.firstElementChild.cloneNode(true);
  const buttons = [...bar.querySelectorAll("[data-tool]")];
  frame.before(bar);

  const link = () => {
    const address = prompt(words.address, editor.getAttributes("link").href ?? "https://");
    if (address === null) return;
    const href = address.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href || href === "https://") chain.unsetMark("link").run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setMark("link", { href }).run();
  };

  const tools = {
    bold: () => editor.chain().focus().toggleBold().run(),
    italic: () => editor.chain().focus().toggleItalic().run(),
    bulletList: () => editor.chain().focus().toggleBulletList().run(),
    orderedList: () => editor.chain().focus().toggleOrderedList().run(),
    blockquote: () => editor.chain().focus().toggleBlockquote().run(),
    link,
    mention: () => editor.chain().focus().insertContent("@").run(),
    undo: () => editor.chain().focus().undo().run(),
    redo: () => editor.chain().focus().redo().run(),
  };

  const show = () => {
    for (const button of buttons) {
      if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(editor.isActive(button.dataset.tool)));
      if (button.dataset.tool === "undo") button.disabled = !editor.can().undo();
      if (button.dataset.tool === "redo") button.disabled = !editor.can().redo();
    }
  };

  for (const [place, button] of buttons.entries()) {
    button.tabIndex = place ? -1 : 0;
    if (tools[button.dataset.tool]) button.addEventListener("click", tools[button.dataset.tool]);
  }
  // A press leaves the caret, and the keyboard of a telephone, where they are.
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const open = buttons.filter((button) => !button.disabled);
    const next = open[(open.indexOf(document.activeElement) + step + open.length) % open.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  editor.on("transaction", show);
  show();
});
