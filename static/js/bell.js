// data-bell (an address): asks how much waits, while the page is looked at; less and less often while nothing changes.
const FIRST = 60_000;
const LAST = 15 * 60_000;

for (const place of document.querySelectorAll("[data-bell]")) {
  let pause = FIRST;
  let timer;

  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, pause);
  };

  const ask = async () => {
    pause = Math.min(pause * 1.5, LAST);
    try {
      const answer = await fetch(place.dataset.bell, { headers: { Accept: "text/html" } });
      if (answer.status === 204 || answer.redirected) return; // Signed out meanwhile.
      if (answer.ok) {
        const text = (await answer.text()).trim();
        if (text !== place.innerHTML.trim()) {
          place.innerHTML = text;
          pause = FIRST;
        }
      }
    } catch {
      pause = LAST;
    }
    wait();
  };

  document.addEventListener("visibilitychange", () => {
    pause = FIRST;
    wait();
  });
  wait();
}
