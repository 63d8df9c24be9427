// Asks the browser to keep the page that says "you are not connected". Only over https, where browsers allow it.
if ("serviceWorker" in navigator && location.protocol === "https:") navigator.serviceWorker.register("/worker.js");
