// The newsroom reads out how many suggestions there are; jQuery UI knows the sentence in English only.
const { ngettext, gettext, interpolate } = window.django ?? window;

jQuery.extend(jQuery.ui.autocomplete.prototype.options.messages, {
  noResults: gettext("Nothing was found."),
  results: (count) =>
    interpolate(ngettext("%s suggestion; choose with the arrow keys.", "%s suggestions; choose with the arrow keys.", count), [count]),
});

// How high the messages above are: on a phone the button of the menu stands below them.
const messages = document.querySelector(".content > .messages");
if (messages)
  new ResizeObserver(() => document.documentElement.style.setProperty("--newsroom-messages", `${messages.offsetHeight}px`)).observe(messages);
