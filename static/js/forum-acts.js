// data-swap on a button, data-swap-form on a form: what it names is drawn anew in its place by the answer. Without script, or
// when the answer is not to be had, the button posts its form as buttons do.
const send = async (address, data) => {
  const answer = await fetch(address, { method: "POST", body: data, headers: { "HX-Request": "true" } });
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
    const { error } = await answer.json();
    throw new Error(error);
  }
  if (!answer.ok) throw new Error();
  return answer.text();
};

const put = (selector, html, pressed) => {
  const old = document.querySelector(selector);
  const fresh = document.createRange().createContextualFragment(html).firstElementChild;
  const label = pressed?.value;
  old.replaceWith(fresh);
  const again = label && [...fresh.querySelectorAll("button")].find((button) => button.value === label);
  (again ?? fresh.querySelector("button"))?.focus({ preventScroll: true });
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-swap]");
  if (!button?.form || button.dataset.sent) return;
  event.preventDefault();
  const data = new FormData(button.form);
  if (button.name) data.set(button.name, button.value);
  button.setAttribute("aria-busy", "true");
  try {
    put(button.dataset.swap, await send(button.formAction, data), button);
  } catch {
    // The page of the answer says what is wrong, in words and with a way on.
    button.dataset.sent = "1";
    button.click();
  }
});

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-swap-form]");
  if (!form || form.dataset.sent) return;
  event.preventDefault();
  try {
    put(form.dataset.swapForm, await send(form.action, new FormData(form)));
  } catch {
    form.dataset.sent = "1";
    form.submit();
  }
});
