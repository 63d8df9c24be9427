// data-follow (a form): follows, mutes or ends it without leaving the page; the answer is the button as it is now.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-follow]") || !event.submitter) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });
    const away = answer.headers.get("HX-Redirect");
    if (away) return location.assign(away);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const holder = document.createElement("template");
    holder.innerHTML = (await answer.text()).trim();
    const fresh = holder.content.firstElementChild;
    form.replaceWith(fresh);
    fresh.querySelector("button").focus();
  } catch {
    // As without script: the page that comes says what is wrong.
    const verb = document.createElement("input");
    Object.assign(verb, { type: "hidden", name: event.submitter.name, value: event.submitter.value });
    form.append(verb);
    form.submit();
  }
});
