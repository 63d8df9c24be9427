// data-video on a link: the player of the other site is loaded only when the reader presses play.
for (const link of document.querySelectorAll("a[data-video]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.video;
    frame.title = link.dataset.videoTitle;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.className = "block-video__frame";
    link.replaceWith(frame);
    frame.focus();
  });
}
