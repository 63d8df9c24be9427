// Every behaviour of threads and of the forms of the forum, for screens that have them. The editor itself (editor.js) is
// fetched when somebody starts to write.
import "./forum-acts.js";
import "./forum-drafts.js";
import "./forum-writing.js";
import "./forum-reply.js";
import "./forum-live.js";
import "./forum-keys.js";
import "./forum-kinds.js";
