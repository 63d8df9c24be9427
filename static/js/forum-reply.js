// data-reply and data-quote on the links of a post: the form at the end of the page takes it up. A passage that is selected in a
// post is quoted alone; a button for that floats beside it.
const form = document.querySelector("[data-writing-form]");
const box = form?.querySelector("[data-editor]");
const LONGEST = 600;

const escaped = (text) => {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
};

const wordsOf = (post) => {
  const copy = post.querySelector(".post__body").cloneNode(true);
  for (const quoted of copy.querySelectorAll("blockquote")) quoted.remove();
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  // Nothing of a copy is rendered, so that its paragraphs have to be told apart here.
  for (const block of copy.querySelectorAll("p, li")) block.append("\n");
  const text = copy.textContent.replace(/\n\s*/g, "\n").trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text;
};

const selectedIn = (post) => {
  const selection = getSelection();
  if (selection.isCollapsed || !post?.querySelector(".post__body")?.contains(selection.getRangeAt(0).commonAncestorContainer)) return "";
  return selection.toString().trim().slice(0, 2000);
};

const quote = (post) => {
  const lines = (selectedIn(post) || wordsOf(post)).split(/\n+/).filter((line) => line.trim());
  const html = `<blockquote data-post="${post.dataset.post}">${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}</blockquote><p></p>`;
  box.dispatchEvent(new CustomEvent("writing:insert", { detail: html }));
  form.scrollIntoView({ block: "center" });
};

const replyTo = (post, name) => {
  const line = form.querySelector("[data-reply-to]");
  form.elements.reply_to.value = post.dataset.post;
  if (line) {
    line.hidden = false;
    line.querySelector("[data-reply-name]").textContent = `${post.querySelector("[data-number]").textContent} · ${name}`;
  }
  box.dispatchEvent(new CustomEvent("writing:insert", { detail: "" }));
  form.scrollIntoView({ block: "center" });
};

if (box && form.elements.reply_to) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-quote], [data-reply]");
    const post = link?.closest("[data-post]");
    if (!post || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (link.dataset.quote) quote(post);
    else replyTo(post, link.dataset.name);
  });
  form.querySelector("[data-reply-off]")?.addEventListener("click", () => {
    form.elements.reply_to.value = "";
    form.querySelector("[data-reply-to]").hidden = true;
  });

  const float = document.createElement("button");
  float.type = "button";
  float.className = "button button--primary quote-float";
  float.hidden = true;
  float.textContent = document.querySelector("[data-quote]")?.textContent ?? "";
  document.body.append(float);
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const start = selection.anchorNode?.parentElement;
    chosen = start?.closest("[data-post]");
    const isWanted = Boolean(chosen?.querySelector("[data-quote]")) && selectedIn(chosen).length > 2;
    float.hidden = !isWanted;
    if (!isWanted) return;
    const place = selection.getRangeAt(0).getBoundingClientRect();
    float.style.insetBlockStart = `${scrollY + place.bottom + 8}px`;
    float.style.insetInlineStart = `${Math.max(8, Math.min(place.left, innerWidth - 140))}px`;
  });
  // The selection must outlive the press.
  float.addEventListener("pointerdown", (event) => event.preventDefault());
  float.addEventListener("click", () => {
    if (chosen) quote(chosen);
    getSelection().removeAllRanges();
  });
  document.addEventListener("thread:quote", (event) => quote(event.detail));
}
