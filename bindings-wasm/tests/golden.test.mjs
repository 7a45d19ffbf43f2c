// The golden cases that Rust, Python and JavaScript share.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { Checker } from 'csea-terms';
import { load, problems } from './golden.mjs';

assert.ok(process.env.CSEA_TERMS_ROOT, 'CSEA_TERMS_ROOT names the folder of the project');
const root = pathToFileURL(`${process.env.CSEA_TERMS_ROOT}/`);
const shared = await load(new URL('tests/golden/', root));
const own = await load(new URL('bindings-wasm/tests/golden/', root));
const checkers = {};

async function told(wanted) {
  const level = wanted.level ?? 'caution';
  checkers[level] ??= await Checker.load({ level });
  return problems(wanted, checkers[level].check(wanted.text, { format: wanted.format }));
}

test('the shared cases are there', () => assert.ok(shared.length > 0));

test('names are unique', () => {
  const names = [...own, ...shared].map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

for (const wanted of [...own, ...shared]) {
  test(`${wanted.file}: ${wanted.name}`, async () => assert.deepEqual(await told(wanted), []));
}

const DIFFERENCES = {
  'a surface of a finding': (one) => (one.findings[0].surface = 'something else'),
  'a level': (one) => (one.findings[0].level = 'info'),
  'a concept': (one) => (one.findings[0].concept = 'child'),
  'a suggestion': (one) => (one.findings[0].suggestion = 'something else'),
  'a surface of an exempted place': (one) => (one.exempted[0].surface = 'something else'),
  'a kind': (one) => (one.exempted[0].kind = 'markup'),
  'a finding too few': (one) => one.findings.pop(),
  'a finding too many': (one) => one.findings.push(one.findings[0]),
  'an exempted place too few': (one) => one.exempted.pop(),
  'an exempted place too many': (one) => one.exempted.push(one.exempted[0]),
};

for (const [name, change] of Object.entries(DIFFERENCES)) {
  test(`the runner sees ${name}`, async () => {
    const wrong = structuredClone(own[0]);
    change(wrong);
    assert.notDeepEqual(await told(wrong), []);
  });
}
