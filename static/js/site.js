// Every behaviour of the public site; each binds itself to data-* attributes and exports nothing.
import "./menu.js";
import "./theme.js";
import "./share.js";
import "./sheet.js";
import "./offline.js";
import "./gallery.js";
import "./video.js";
import "./suggest.js";
import "./bell.js";
import "./act-form.js";
import "./follow.js";
