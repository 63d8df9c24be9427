// data-passkey-problem: shown when the person cancels, or the device has no passkey; allauth's script would only tell the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.querySelector("[data-passkey-problem]");
  if (!problem) return;
  problem.hidden = false;
  problem.scrollIntoView({ block: "center" });
});
