import { auditCommand } from "./auditCommand.js";
import type { Command } from "./command.js";
import { inventoryCommand } from "./inventoryCommand.js";
import { partyCommand } from "./partyCommand.js";
import { screenCommand } from "./screenCommand.js";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [auditCommand, inventoryCommand, partyCommand, screenCommand];
