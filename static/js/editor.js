// The visual editor: ProseMirror as django-prose-editor ships it, with the few tools of `forum.writing`. Each part listens to
// `writing:ready` and finds the editor, its box and the library in its detail.
import "./editor-start.js";
import "./editor-tools.js";
import "./editor-pictures.js";
import "./editor-names.js";
