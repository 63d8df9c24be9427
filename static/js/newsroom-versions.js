// A form that saved itself names its own version when it is sent; otherwise she would be told that she overtook herself.
document.addEventListener("w-autosave:success", (event) => {
  const { revision_id: version, revision_created_at: moment } = event.detail?.data ?? {};
  const form = document.querySelector("form[data-edit-form]");
  if (!version || !form) return;
  for (const [name, value] of [
    ["loaded_revision_id", version],
    ["loaded_revision_created_at", moment],
  ]) {
    for (const field of form.querySelectorAll(`input[name=${name}]`)) field.value = value;
  }
});
