// Prints the table *Races in Node* of benches/README.md: `node race.mjs FOLDER`, where `csea-terms-benches write FOLDER` wrote the texts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const HAYSTACKS = ["ordinary-English-with-findings", "dense-professional-text"];
/** A slow tool gets one document of so many. */
const SLOW = 8;

const terms = readFileSync(join(folder, "terms.txt"), "utf8").split("\n");

/** Each gives a function from a text to the number of places that it reports; all are awaited. */
const tools = {
  "csea-terms": async () => {
    const { Checker } = await import("csea-terms");
    const checker = await Checker.load();
    return (text) => checker.check(text).findings.length;
  },
  "alex (its own terms)": async () => {
    const { text: alex } = await import("alex");
    return (text) => alex(text).messages.length;
  },
  "textlint, textlint-rule-terminology with these terms": async () => {
    // Its parts are its own dependencies.
    const require = createRequire(import.meta.resolve("textlint"));
    const load = async (name) => (await import(pathToFileURL(require.resolve(name)))).default;
    const { TextlintKernel } = await load("@textlint/kernel");
    const text = await load("@textlint/textlint-plugin-text");
    const rule = (await import("textlint-rule-terminology")).default;
    const kernel = new TextlintKernel();
    const options = {
      ext: ".txt",
      filePath: "text.txt",
      plugins: [{ pluginId: "text", plugin: text.default ?? text }],
      rules: [
        {
          ruleId: "terminology",
          rule: rule.default ?? rule,
          options: { defaultTerms: false, terms: terms.map((term) => [term, "other wording"]) },
        },
      ],
    };
    return async (text) => (await kernel.lintText(text, options)).messages.length;
  },
  "harper.js (its own rules)": async () => {
    const { LocalLinter } = await import("harper.js");
    const { binary } = await import("harper.js/binary");
    const linter = new LocalLinter({ binary });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length;
  },
};

async function run(check, documents) {
  const start = process.cpuUsage();
  let reports = 0;
  for (const document of documents) reports += await check(document);
  const used = process.cpuUsage(start);
  return { reports, seconds: (used.user + used.system) / 1e6 };
}

const ready = [];
for (const [name, make] of Object.entries(tools)) {
  const start = performance.now();
  const check = await make();
  await check("Ready.");
  ready.push({ name, check, milliseconds: performance.now() - start });
}
for (const haystack of HAYSTACKS) {
  const all = readFileSync(join(folder, `${haystack}.txt`), "utf8").split("\f");
  const [findings, exempted] = readFileSync(join(folder, `${haystack}.counts`), "utf8").split(" ").map(Number);
  console.log(
    `\n${haystack.replaceAll("-", " ")}, ${all.length} documents; planted: ${findings} findings, ${exempted} places to leave alone\n`,
  );
  console.log("| tool | ready after | MB/s | reports |\n|---|--:|--:|--:|");
  for (const { name, check, milliseconds } of ready) {
    const isOurs = name === "csea-terms";
    const documents = isOurs ? all : all.filter((_, number) => number % SLOW === 0);
    const runs = [];
    for (let round = 0; round < (isOurs ? 5 : 2); round++) runs.push(await run(check, documents));
    const seconds = Math.min(...runs.map((each) => each.seconds));
    const bytes = documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const share = isOurs ? "" : ` in 1/${SLOW} of the documents`;
    const { reports } = runs[0];
    console.log(`| ${name} | ${milliseconds.toFixed(0)} ms | ${(bytes / seconds / 1e6).toFixed(3)} | ${reports}${share} |`);
    if (isOurs && reports !== findings) {
      console.error(`${name}: ${reports} findings, not ${findings}`);
      process.exitCode = 1;
    }
  }
}
process.exit();
