import { auditCommand } from "./auditCommand.js";
import { cardShowCommand, cardVerifyCommand } from "./cardCommand.js";
import { checkCommand } from "./checkCommand.js";
import type { Command } from "./command.js";
import { explainCommand } from "./explainCommand.js";
import { fixCommand } from "./fixCommand.js";
import { initCommand } from "./initCommand.js";
import { inventoryCommand } from "./inventoryCommand.js";
import { ledgerAppendCommand, ledgerVerifyCommand } from "./ledgerCommand.js";
import { listsCommand } from "./listsCommand.js";
import { listsImportCommand } from "./officialLists/listsImportCommand.js";
import { listsStatusCommand } from "./officialLists/listsStatusCommand.js";
import { listsUpdateCommand } from "./officialLists/listsUpdateCommand.js";
import { partyCommand } from "./partyCommand.js";
import { policyShowCommand } from "./policyShowCommand.js";
import { policyTryCommand } from "./policyTryCommand.js";
import { screenCommand } from "./screenCommand.js";
import { waiversCommand } from "./waiversCommand.js";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  auditCommand,
  checkCommand,
  fixCommand,
  inventoryCommand,
  initCommand,
  policyShowCommand,
  policyTryCommand,
  waiversCommand,
  cardShowCommand,
  cardVerifyCommand,
  explainCommand,
  ledgerAppendCommand,
  ledgerVerifyCommand,
  listsCommand,
  listsUpdateCommand,
  listsImportCommand,
  listsStatusCommand,
  partyCommand,
  screenCommand,
];
