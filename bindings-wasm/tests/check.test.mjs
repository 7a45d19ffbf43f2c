import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { ApplyError, Checker, CseaTermsError, OptionError } from "csea-terms";

const root = process.env.CSEA_TERMS_ROOT;
const checkers = {};
for (const level of ["info", "caution", "avoid"]) checkers[level] = await Checker.load({ level });
const checker = checkers.caution;

test("a finding is a plain object with UTF-16 offsets", () => {
  for (const before of ["", "👩‍👧 ", "漢字 ", "İé ", "e\u0301 "]) {
    const text = `${before}Police seized child pornography.`;
    const [finding] = checker.check(text).findings;
    assert.equal(text.slice(finding.start, finding.end), "child pornography");
    assert.equal(finding.surface, "child pornography");
    assert.equal(finding.level, "avoid");
    assert.equal(finding.suggestions[0].replacement, "child sexual abuse material");
  }
});

test("safe suggestions can be applied", () => {
  assert.equal(checker.apply("Police seized child pornography."), "Police seized child sexual abuse material.");
  assert.equal(
    checker.apply("He sold **child** pornography.", { format: "markdown" }),
    "He sold **child sexual abuse** material.",
  );
});

test("concepts are explained", () => {
  assert.equal(checker.explain("child pornography")[0].id, "csam");
  assert.deepEqual(checker.explain("no such wording at all"), []);
});

test("errors are classes with a code", async () => {
  await assert.rejects(Checker.load({ level: "loud" }), (error) => error instanceof OptionError && error.code === "invalid-option");
  await assert.rejects(Checker.load({ colour: "red" }), OptionError);
  assert.throws(() => checker.check("x", { format: "pdf" }), OptionError);
  assert.throws(() => checker.check(null), OptionError);
  assert.throws(() => new Checker(), CseaTermsError);
  assert.ok(new ApplyError("apply-failed", "x") instanceof Error);
});

test("lone surrogates do not break a check", () => {
  assert.equal(checker.check("\ud800 child pornography").findings.length, 1);
});

const folder = `${root}/tests/golden`;
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
test("golden cases are there", () => assert.ok(files.length > 0));
for (const file of files) {
  for (const expected of JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))) {
    test(`${file}: ${expected.name}`, () => {
      const { text } = expected;
      const report = checkers[expected.level ?? "caution"].check(text, { format: expected.format });
      for (const finding of [...report.findings, ...report.exempted]) {
        assert.equal(text.slice(finding.start, finding.end), finding.surface);
      }
      const bare = ({ surface, level, concept }) => ({ surface, level, concept });
      assert.deepEqual(report.findings.map(bare), (expected.findings ?? []).map(bare));
      assert.deepEqual(
        report.exempted.map(({ surface, exemption }) => ({ surface, kind: exemption.kind })),
        expected.exempted ?? [],
      );
      (expected.findings ?? []).forEach(({ suggestion }, index) => {
        if (suggestion === undefined) return;
        const offered = report.findings[index].suggestions.map(({ replacement }) => replacement);
        assert.ok(offered.includes(suggestion), `${suggestion} is not among ${offered.join("; ")}`);
      });
    });
  }
}
