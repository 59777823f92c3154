import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { nearest } from "../core/policy/fields.js";
import { policyTemplate, templateWords, type TemplateName } from "../core/policy/templates.js";
import { policyFileNames } from "../core/audit/policyFiles.js";
import { plain } from "../core/report/plain.js";
import { readPolicyFile } from "../core/policy/readPolicy.js";
import type { Command } from "./command.js";
import { reasonOf, workingFolder } from "./host.js";
import { Output } from "./output.js";
import { Questions } from "./questions.js";
import { UsageError } from "./usageError.js";

const names = Object.keys(templateWords) as TemplateName[];

/** Three questions, each of which an option answers too. */
export const initCommand: Command = {
  name: "init",
  takes: "",
  says: "write a .sanctionlint.yaml to begin with; asks three questions, or takes options",
  options: ["template", "host", "approver"],
  more: `It never overwrites a file. Templates:\n${names.map((name) => `${name}: ${templateWords[name]}.`).join("\n")}`,
  examples: ["sanctionlint init", "sanctionlint init --template sdn-only --host mirror.acme.example"],
  async run(given, context) {
    given.noWords("init");
    const asked = given.text("template");
    const answers =
      asked === undefined
        ? await ask()
        : { template: templateNamed(asked), hosts: given.texts("host"), approver: given.text("approver") };
    const hosts = answers.hosts.map((host) => host.trim()).filter((host) => host !== "");
    if (answers.template === "own-mirrors" && hosts.length === 0) {
      throw new UsageError("own-mirrors takes the hosts: --host mirror.acme.example");
    }
    const approver = answers.approver?.trim() || undefined;
    const text = policyTemplate(answers.template, { hosts, approver, today: context.today });
    const [problem] = readPolicyFile(text, await context.knowledge()).problems;
    if (problem) throw new UsageError(`--host: ${problem.message}`);
    const file = path.join(workingFolder(), policyFileNames[0]);
    write(file, text);
    await Output.to(undefined).write(
      `${policyFileNames[0]} is written. Next: sanctionlint audit; sanctionlint policy show.\n`,
    );
    return 0;
  },
};

interface Answers {
  readonly template: TemplateName;
  readonly hosts: readonly string[];
  readonly approver?: string | undefined;
}

async function ask(): Promise<Answers> {
  if (!process.stdin.isTTY) {
    throw new UsageError(`init asks questions on a terminal; elsewhere it takes --template ${names.join("|")}`);
  }
  const questions = new Questions();
  try {
    return {
      template: await askTemplate(questions),
      hosts: (
        await questions.ask("Hosts that are yours or that you have decided to use, with commas; or none: ")
      ).split(","),
      approver: await questions.ask("Who decides on exceptions? A name or an address; or nothing: "),
    };
  } finally {
    questions.close();
  }
}

/** Asks again until the answer is one of the templates. */
async function askTemplate(questions: Questions): Promise<TemplateName> {
  const choices = names.map((name, at) => `  ${at + 1}  ${name}: ${templateWords[name]}\n`);
  let answer = (await questions.ask(`Which is nearest to what you do?\n${choices.join("")}Number or name: `)).trim();
  for (;;) {
    const byNumber = /^\d+$/.test(answer) ? names[Number(answer) - 1] : undefined;
    const found = byNumber ?? names.find((name) => name === answer.toLowerCase());
    if (found) return found;
    const near = nearest(answer, names);
    const meant = near === undefined ? "" : `; did you mean ${near}?`;
    answer = (
      await questions.ask(`That is not one of them${meant} A number from 1 to ${names.length}, or a name: `)
    ).trim();
  }
}

function templateNamed(written: string): TemplateName {
  const found = names.find((name) => name === written);
  if (found) return found;
  const near = nearest(written, names);
  throw new UsageError(
    `no template is called "${plain(written)}"; there are ${names.join(", ")}${near === undefined ? "" : `; did you mean ${near}?`}`,
  );
}

/** Fails where something of the name is there already, a link that leads nowhere included. */
function write(file: string, text: string): void {
  const other = policyFileNames.find((name) => existsSync(path.join(path.dirname(file), name)));
  if (other !== undefined) throw new UsageError(`${other} is there already, and init does not overwrite it`);
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const isThere = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new UsageError(
      isThere
        ? `${policyFileNames[0]} is there already, and init does not overwrite it`
        : `${policyFileNames[0]} cannot be written: ${reasonOf(error)}`,
    );
  }
}
