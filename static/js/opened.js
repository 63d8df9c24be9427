// data-asked (the code of a search) with data-tell (where to say so) around links with data-rank: says which of them was opened. The links are the pages' own
// addresses; who has no script is not counted, and nothing is said of who opened it.
for (const list of document.querySelectorAll("[data-asked]")) {
  const tell = (event) => {
    const link = event.target.closest("[data-rank]");
    if (!link || event.button > 1) return;
    navigator.sendBeacon?.(list.dataset.tell, new URLSearchParams({ ma: list.dataset.asked, hang: link.dataset.rank }));
  };
  list.addEventListener("click", tell);
  list.addEventListener("auxclick", tell);
}
