// What members do in threads and in the forms of the forum. The editor itself (editor.js) is
// fetched when somebody starts to write.
import "./forum-acts.js";
import "./forum-drafts.js";
import "./forum-writing.js";
import "./forum-reply.js";
import "./forum-kinds.js";
