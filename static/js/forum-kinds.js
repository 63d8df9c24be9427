// data-kinds on the form of a new thread: what belongs to one kind only (data-for-kind) is shown when that kind is chosen.
for (const form of document.querySelectorAll("form[data-kinds]")) {
  const fit = () => {
    const chosen = form.elements.kind?.value;
    for (const part of form.querySelectorAll("[data-for-kind]")) {
      part.hidden = part.dataset.forKind !== chosen;
      if (part.hidden) for (const tick of part.querySelectorAll("input")) tick.checked = false;
    }
  };
  form.addEventListener("change", fit);
  fit();
}
