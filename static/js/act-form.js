// Forms of moderators that open in place: one at a time, below what they are about; “do nothing” closes them again.
document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-act-cancel]");
  if (!cancel) return;
  event.preventDefault();
  cancel.closest("[data-act-form]").remove();
});

document.addEventListener("htmx:afterSettle", () => {
  const forms = [...document.querySelectorAll("[data-act-form][hx-post]:not([data-settled])")];
  const fresh = forms.at(-1);
  if (!fresh) return;
  for (const form of document.querySelectorAll("[data-act-form][hx-post]")) if (form !== fresh) form.remove();
  fresh.dataset.settled = "";
  for (const menu of document.querySelectorAll("details[data-menu][open]")) if (!menu.contains(fresh)) menu.open = false;
  fresh.querySelector("select, input:not([type=hidden]), textarea")?.focus();
  fresh.scrollIntoView({ block: "nearest" });
});
