// Names and roles, for those who hear the screen, of the parts of Wagtail's widgets that come without one.
const { gettext } = window.django ?? window;

const headingOf = (part) => part?.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");

const nameLikeField = (part) => {
  const field = part.closest("[data-contentpath]");
  const label = field?.querySelector(":scope > label") ?? part.closest(".tagit")?.previousElementSibling?.labels?.[0];
  if (label) part.setAttribute("aria-label", label.textContent.replace("*", "").trim());
  else if (headingOf(part)) part.setAttribute("aria-labelledby", headingOf(part));
};

const unnamed = {
  // Text editors, and the field in which topics are typed.
  ".public-DraftEditor-content[role=textbox]:not([aria-label], [aria-labelledby])": nameLikeField,
  ".tagit-new input:not([aria-label], [aria-labelledby])": nameLikeField,
  // The field for files lies over a button that says what it does.
  "#fileupload:not([aria-label])": (field) => field.setAttribute("aria-label", field.previousElementSibling.textContent.trim()),
  // A block that is still empty has no title to be listed under; its heading has the kind of block too.
  ".w-minimap-item:not([aria-labelledby])": (link) => {
    const heading = document.querySelector(link.getAttribute("href"))?.getAttribute("aria-labelledby");
    if (heading && !link.textContent.trim()) link.setAttribute("aria-labelledby", heading);
  },
  // Blocks lie in blocks of the same name: they are parts of a form, no landmarks.
  "section.w-panel--nested:not([role])": (section) => section.setAttribute("role", "group"),
  // The head of a column of buttons has no words; to the ear it is a cell like others.
  "th:not([role])": (head) => {
    if (!head.textContent.trim()) head.setAttribute("role", "cell");
  },
  // Who else has the article open is a face with a tooltip.
  "button.w-editing-sessions__session:not([aria-label])": (button) => {
    const tooltip = button.querySelector("[data-w-tooltip-target=content]")?.textContent.trim().replace(/\s+/g, " ");
    button.setAttribute("aria-label", tooltip || gettext("Somebody else has this open"));
  },
  ".progress:not([role])": (bar) => {
    bar.setAttribute("role", "progressbar");
    bar.setAttribute("aria-label", gettext("How much has been sent"));
  },
  // What a dialog shows changes while it is open.
  ".modal[role=dialog]": (dialog) => {
    const title = dialog.querySelector("h1")?.textContent.trim().replace(/\s+/g, " ");
    if (title && title !== dialog.getAttribute("aria-label")) dialog.setAttribute("aria-label", title);
  },
};

const nameAll = () => {
  waiting = false;
  for (const [selector, name] of Object.entries(unnamed)) document.querySelectorAll(selector).forEach(name);
};

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(nameAll);
}).observe(document.body, { childList: true, subtree: true });
nameAll();
