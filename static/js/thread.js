// What a thread does for everybody who reads it: tells of new posts, goes by keys.
import "./forum-live.js";
import "./forum-keys.js";
