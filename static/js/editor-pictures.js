// Pictures by button, paste or drop: each is sent at once and stands in the text as soon as the server has it.
document.addEventListener("writing:ready", ({ detail: { box, frame, editor } }) => {
  const words = JSON.parse(box.querySelector("[data-words]").content.textContent);
  const state = box.querySelector("[data-state]");
  const form = box.closest("form");
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.accept = "image/*";
  chooser.multiple = true;
  chooser.hidden = true;
  frame.after(chooser);

  const send = async (file) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("picture", file);
    state.textContent = words.sending;
    try {
      const answer = await fetch(box.dataset.pictureUrl, { method: "POST", body: data, headers: { "HX-Request": "true" } });
      const { id, src, error } = await answer.json();
      if (!answer.ok) throw new Error(error === "signed_out" ? words.out : error);
      editor.chain().focus().insertContent({ type: "picture", attrs: { file: String(id), src, alt: "" } }).run();
      state.textContent = "";
    } catch (problem) {
      state.textContent = problem.message && !(problem instanceof TypeError) ? problem.message : words.refused;
    }
  };

  const sendAll = async (files) => {
    for (const file of files) if (file.type.startsWith("image/")) await send(file);
  };

  const take = (event, files) => {
    if (![...(files ?? [])].some((file) => file.type.startsWith("image/"))) return;
    event.preventDefault();
    event.stopPropagation();
    sendAll([...files]);
  };

  frame.addEventListener("paste", (event) => take(event, event.clipboardData?.files), true);
  frame.addEventListener("drop", (event) => take(event, event.dataTransfer?.files), true);
  box.querySelector('[data-tool="picture"]').addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    sendAll([...chooser.files]);
    chooser.value = "";
  });
  // A picture is described where it stands.
  frame.addEventListener("dblclick", (event) => {
    if (event.target.tagName !== "IMG") return;
    const alt = prompt(words.describe, event.target.alt);
    if (alt !== null) editor.chain().focus().updateAttributes("picture", { alt: alt.trim().slice(0, 200) }).run();
  });
});
