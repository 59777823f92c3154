import { describeHostile } from "../harness/hostile.js";

describeHostile(3);
