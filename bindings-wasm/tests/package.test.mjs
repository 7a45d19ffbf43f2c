// The package as it was packed: its files, its declarations, its entry for browsers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Checker } from 'csea-terms';
import { codeOf, edited, firstFixed, keys, levelsOf } from './consumer.js';

const folder = new URL('./', import.meta.resolve('csea-terms'));

const THREAT = 'He threatened to share the pictures of the 15-year-old girl unless she paid. A hotline had them taken down.';
const packed = () => readdir(folder, { recursive: true });

test('what is tested is the installed package', async () => {
  assert.match(fileURLToPath(folder), /node_modules/);
  const { version } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  await Checker.load();
  assert.equal(version, Checker.version);
});

test('no file holds `eval`, `new Function` or the engine as text', async () => {
  const files = await packed();
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const text = await readFile(new URL(file, folder), 'utf8');
    assert.doesNotMatch(text, /\beval\s*\(|\bnew Function\b|base64/, file);
  }
  assert.ok(files.includes('csea_terms_wasm_bg.wasm'));
});

test('the entry for browsers fetches the engine from beside the module', () => {
  const program = `
    import { readFile } from 'node:fs/promises';
    const asked = [];
    globalThis.fetch = async (url) => {
      asked.push(String(url));
      return new Response(await readFile(url), { headers: { 'content-type': 'application/wasm' } });
    };
    const { Checker } = await import(${JSON.stringify(new URL('index.js', folder).href)});
    const checker = await Checker.load();
    await Checker.load({ level: 'info' });
    console.log(JSON.stringify([checker.check('child pornography').findings.length, asked]));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });
  assert.deepEqual(JSON.parse(output), [1, [new URL('csea_terms_wasm_bg.wasm', folder).href]]);
});

test('only the entries for Node name a module of Node', async () => {
  const forNode = ['node.js', 'worker-node.js'];
  for (const file of (await packed()).filter((name) => name.endsWith('.js') && !forNode.includes(name))) {
    assert.doesNotMatch(await readFile(new URL(file, folder), 'utf8'), /from 'node:|\bprocess\./, file);
  }
});

test('a consumer in TypeScript works', async () => {
  assert.deepEqual(await levelsOf('He held **child** pornography.'), ['avoid']);
  assert.equal(await firstFixed('He held child pornography.'), 'He held child sexual abuse material.');
  assert.deepEqual(await edited('child pornography', 'A child prostitute.'), [1, 1, 1, 1, 1]);
  const error = await Checker.load({ level: 'loud' }).catch((reason) => reason);
  assert.equal(codeOf(error), 'invalid-option');
});

/** Objects have all keys that are always there, and none that is not declared. */
function declared(objects, table, name) {
  for (const object of objects) {
    for (const key of Object.keys(object)) {
      assert.ok(key in table, `${name}: \`${key}\` is not declared`);
    }
    for (const key of Object.keys(table).filter((one) => table[one] === 'always')) {
      assert.ok(key in object, `${name}: \`${key}\` is missing`);
    }
  }
}

test('every object has the declared keys', async () => {
  const checker = await Checker.load({ level: 'info' });
  const text = 'He held **child** pornography; the film speaks of “child porn”, a child prostitute, paedophiles.';
  const report = checker.check(text, { format: 'markdown' });
  assert.ok(report.findings.length > 0 && report.exempted.length > 0);
  const both = [...report.findings, ...report.exempted];
  const suggestions = both.flatMap((finding) => finding.suggestions);
  const edits = suggestions.flatMap((suggestion) => suggestion.edits ?? []);
  assert.ok(edits.length > 0, 'a term split by markup has edits');
  declared([report], keys.report, 'Report');
  declared(report.findings, keys.finding, 'Finding');
  declared(report.exempted, keys.exempted, 'Exempted');
  declared(both.map(({ span }) => span), keys.span, 'Span');
  declared(both.flatMap(({ sources }) => sources), keys.source, 'Source');
  declared(suggestions, keys.suggestion, 'Suggestion');
  declared(edits, keys.edit, 'Edit');
  declared(both.flatMap(({ exemption }) => exemption ?? []), keys.exemption, 'Exemption');
  const concepts = [...new Set(both.map(({ concept }) => concept))].flatMap((id) => checker.explain(id));
  assert.ok(concepts.length > 0);
  const designations = concepts.flatMap((concept) => concept.designations);
  declared(concepts, keys.concept, 'Concept');
  declared(designations, keys.designation, 'Designation');
  declared(designations.flatMap(({ sources }) => sources), keys.statement, 'SourceStatement');

  const classification = checker.classify(THREAT, { schemes: [''] });
  const tags = [...classification.threats, ...classification.measures, ...classification.frameworks];
  assert.ok(tags.length > 0 && tags.some(({ codes }) => codes.length > 0));
  declared([classification], keys.classification, 'Classification');
  declared(tags, keys.tag, 'Tag');
  declared(tags.flatMap((one) => one.evidence), keys.evidence, 'TagEvidence');
  declared(tags.flatMap(({ codes }) => codes), keys.code, 'Code');
});
