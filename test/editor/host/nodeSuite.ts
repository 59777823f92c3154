// What runs in the Node extension host: the suite of both hosts, and what needs a process.
import "./opening.test.js";
import "./suite.js";
import "./sameVerdict.test.js";
import "./organisation.test.js";
import "./updateLists.test.js";
