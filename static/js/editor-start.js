// Puts the editor in the place of a text area, with what stands in it; every change goes back into the text area as HTML.
const paragraphs = (text) => {
  const span = document.createElement("span");
  const safe = (line) => {
    span.textContent = line;
    return span.innerHTML;
  };
  return text.split(/\n\s*\n/).map((block) => `<p>${block.split("\n").map(safe).join("<br>")}</p>`).join("");
};
const IS_HTML = /^\s*<(p|div|ul|ol|blockquote|img|h[1-6]|br|strong|em|a|b|i)\b[^>]*>/i;
const asHtml = (text) => (IS_HTML.test(text) ? text : paragraphs(text));

const extensionsOf = (library) => [
  library.Document,
  library.Paragraph,
  library.Text,
  library.HardBreak,
  library.Bold,
  library.Italic,
  library.BulletList,
  library.OrderedList,
  library.ListItem,
  library.UndoRedo,
  library.Dropcursor,
  library.Gapcursor,
  library.Blockquote.extend({
    addAttributes() {
      return {
        post: { default: null, parseHTML: (element) => element.dataset.post ?? null, renderHTML: ({ post }) => (post ? { "data-post": post } : {}) },
      };
    },
  }),
  library.Mark.create({
    name: "link",
    inclusive: false,
    addAttributes: () => ({ href: { default: null } }),
    parseHTML: () => [{ tag: "a[href]" }],
    renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
  }),
  library.Node.create({
    name: "picture",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      file: { default: null, parseHTML: (element) => element.dataset.file, renderHTML: ({ file }) => ({ "data-file": file }) },
      src: { default: null },
      alt: { default: "" },
    }),
    parseHTML: () => [{ tag: "img[data-file]" }],
    renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
  }),
];

document.addEventListener("writing:open", async ({ detail: { box, area, ready } }) => {
  const library = await import(box.dataset.library);
  const label = box.querySelector("label");
  const start = area.dataset.html && area.value === area.defaultValue ? area.dataset.html : asHtml(area.value);
  const isFocused = document.activeElement === area;
  const frame = document.createElement("div");
  frame.className = "writing__frame";
  area.after(frame);
  label.id ||= `${area.id}-nhan`;
  const editor = new library.Editor({
    element: frame,
    extensions: extensionsOf(library),
    content: start,
    injectCSS: false,
    editorProps: { attributes: { class: "writing__text prose", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id } },
    onUpdate: () => {
      area.value = editor.isEmpty ? "" : editor.getHTML();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  if (!editor.isEmpty) area.value = editor.getHTML();
  // A hidden field that is required would stop the form without a word; the server asks for the text.
  area.required = false;
  area.hidden = true;
  label.addEventListener("click", (event) => {
    event.preventDefault();
    editor.commands.focus();
  });
  box.addEventListener("writing:fill", (event) => editor.commands.setContent(asHtml(event.detail)));
  document.dispatchEvent(new CustomEvent("writing:ready", { detail: { box, area, frame, editor, library } }));
  if (isFocused) editor.commands.focus("end");
  ready(editor);
});
