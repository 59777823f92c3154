import "./findings.test.js";
import "./policy.test.js";
import "./audit.test.js";
import "./live.test.js";
import "./names.test.js";
import "./reports.test.js";
import "./migration.test.js";
import "./adding.test.js";
