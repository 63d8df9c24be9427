// data-sheet on a <details>: open beside the results on a wide screen; on a phone a sheet that Escape, its button or a
// tap beside it closes.
const wide = matchMedia("(min-width: 64em)");

for (const sheet of document.querySelectorAll("details[data-sheet]")) {
  const fit = () => {
    sheet.open = wide.matches;
  };
  const close = () => {
    if (wide.matches) return;
    sheet.open = false;
    sheet.querySelector("summary").focus();
  };
  wide.addEventListener("change", fit);
  fit();
  sheet.querySelector("[data-sheet-close]")?.addEventListener("click", close);
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    if (sheet.open && !sheet.contains(event.target)) close();
  });
}
