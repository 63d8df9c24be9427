// Forms of moderators that were opened in place: “do nothing” closes them again.
document.addEventListener("click", (event) => {
  const cancel = event.target.closest("[data-act-cancel]");
  if (!cancel) return;
  event.preventDefault();
  const menu = cancel.closest("[data-post-menu]");
  cancel.closest("[data-act-form]").remove();
  if (menu) menu.open = false;
});
