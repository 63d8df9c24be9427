// data-news: asks from time to time whether posts have come since the last one on the page and says so; the more seldom, the longer
// nothing comes, and never while nobody looks.
const FIRST = 15000;
const MOST = 300000;
const posts = document.querySelector("[data-news]");

if (posts) {
  let pause = FIRST;
  let timer;
  const line = document.createElement("p");
  line.className = "news-line";
  line.setAttribute("role", "status");
  posts.after(line);

  const ask = async () => {
    try {
      const answer = await fetch(`${posts.dataset.news}?sau=${posts.dataset.last}`, { headers: { "HX-Request": "true" } });
      if (answer.ok) {
        const { count, url } = await answer.json();
        if (count && line.dataset.count !== String(count)) {
          line.dataset.count = count;
          const link = document.createElement("a");
          link.className = "button";
          link.href = url;
          link.textContent = count === 1 ? posts.dataset.newsOne : posts.dataset.newsMany.replace("#", count);
          line.replaceChildren(link);
        }
      }
    } catch {
      // The line is down; the next question may get through.
    }
    pause = Math.min(pause * 1.5, MOST);
    wait();
  };

  const wait = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, pause);
  };

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) pause = FIRST;
    wait();
  });
  wait();
}
