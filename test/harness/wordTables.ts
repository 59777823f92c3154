// Loaded by mocha before the tests: as in the program, the matcher has its tables of words before it is asked anything.
import { readWordTables } from "../../scripts/knowledge/wordTables.js";
import { takeWordTables } from "../../src/core/screening/names/wordTables.js";

takeWordTables(readWordTables);
