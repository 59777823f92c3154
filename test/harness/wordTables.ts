// Loaded by mocha before the tests: as in the program, matcher and readers of parts have their tables of words before they are asked anything.
import { readColumnHeaders } from "../../scripts/knowledge/columnHeaders.js";
import { readWordTables } from "../../scripts/knowledge/wordTables.js";
import { takeColumnHeaders } from "../../src/core/formats/hardware/columnHeaders.js";
import { takeWordTables } from "../../src/core/screening/names/wordTables.js";

takeWordTables(readWordTables);
takeColumnHeaders(readColumnHeaders);
