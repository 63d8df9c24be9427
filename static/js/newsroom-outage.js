// When the server cannot be reached, nothing that was typed in the newsroom is given up for the browser's own error page.
const { gettext } = window.django ?? window;

const PROBE = "/robots.txt";
const PATIENCE = 20000;
const PAUSE = 5000;
// What a proxy answers while the server behind it is gone.
const NOBODY_BEHIND = [502, 503, 504];

const reachable = async () => {
  try {
    const answer = await fetch(PROBE, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return !NOBODY_BEHIND.includes(answer.status);
  } catch {
    return false;
  }
};

const pause = (time) => new Promise((go) => setTimeout(go, time));

// What is sent while the form saves itself names a version that is not the latest any more, and would be taken for a stranger's.
const saveRests = async () => {
  const indicator = document.getElementById("w-autosave-indicator");
  for (let waited = 0; indicator?.dataset.wAutosaveStateValue === "saving" && waited < PATIENCE; waited += 200) await pause(200);
};

const say = (type, text) => document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { clear: true, type, text } }));

let waiting = false;

// Wagtail tries again for a minute; who is cut off for longer must not have to type a letter to be saved.
const waitForServer = async () => {
  if (waiting) return;
  waiting = true;
  do await pause(PAUSE);
  while (!(await reachable()));
  waiting = false;
  say("success", gettext("The server answers again. What you typed is still here."));
  const form = document.querySelector("form[data-edit-form]");
  form?.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
};

document.addEventListener("w-autosave:error", (event) => {
  if (event.detail?.type === "network_error") waitForServer();
});

// A button that sends a form asks first whether anybody is there.
const SENDING = "button[type=submit], input[type=submit], [data-workflow-action-name]";
const sends = (button) => button?.form?.method === "post" || button?.hasAttribute("data-workflow-action-name");

let sure = null;
document.addEventListener(
  "click",
  async (event) => {
    const button = event.target.closest?.(SENDING);
    if (!sends(button) || button === sure) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    const there = await reachable();
    if (there) await saveRests();
    button.removeAttribute("aria-busy");
    if (there) {
      sure = button;
      button.click();
      sure = null;
    } else {
      say("error", gettext("The server cannot be reached. Nothing is lost: leave this page open and press the button again when the connection is back."));
      waitForServer();
    }
  },
  true,
);
