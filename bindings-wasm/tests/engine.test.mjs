// The engine: what happens when it fails, its memory, terminologies of one's own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { Checker, CseaTermsError } from 'csea-terms';

const TEXT = 'Police seized child pornography.';
const glue = new URL('./csea_terms_wasm.js', import.meta.resolve('csea-terms'));

/** Makes the next call trap: the memory is overwritten as a bug in the engine could do it. */
async function breakEngine() {
  const { default: init } = await import(glue);
  const { memory } = await init();
  new Uint8Array(memory.buffer).fill(0xff);
}

test('a trap is an error with the code `internal`, and everything goes on', async () => {
  const checker = await Checker.load();
  const document = checker.open(TEXT);
  const wanted = checker.check(TEXT);
  await breakEngine();
  const error = await Promise.resolve().then(() => checker.check(TEXT)).catch((reason) => reason);
  assert.ok(error instanceof CseaTermsError, String(error));
  assert.equal(error.code, 'internal');
  assert.ok(error.cause instanceof Error);
  assert.deepEqual(checker.check(TEXT), wanted);
  document.edit({ start: 0, end: 0, text: 'Then ' });
  assert.deepEqual(document.report, checker.check(document.text));
  assert.deepEqual((await Checker.load()).check(TEXT), wanted);
});

test('a trap while a document is edited loses no text', async () => {
  const checker = await Checker.load();
  const document = checker.open(TEXT);
  await breakEngine();
  assert.throws(() => document.edit({ start: 0, end: 0, text: 'Then ' }), { code: 'internal' });
  document.edit({ start: document.text.length, end: document.text.length, text: ' A child prostitute.' });
  assert.equal(document.text, `Then ${TEXT} A child prostitute.`);
  assert.deepEqual(document.report, checker.check(document.text));
});

test('memory does not grow over 10,000 checks', async () => {
  const { default: init } = await import(glue);
  const checker = await Checker.load();
  const sample = await readFile(new URL('examples/briefing.md', `file://${process.env.CSEA_TERMS_ROOT}/`), 'utf8');
  const check = (count) => {
    for (let done = 0; done < count; done += 1) {
      checker.check(sample.slice(done % 100, 1_000 + (done % 1_000)), { format: 'markdown' });
      if (done % 10 === 0) {
        const document = checker.open(sample);
        document.edit({ start: done % 90, end: done % 90, text: 'x' });
        document.free();
      }
    }
  };
  check(500);
  const { memory } = await init();
  const before = memory.buffer.byteLength;
  check(10_000);
  assert.ok(memory.buffer.byteLength <= before + 65536, `${before} bytes became ${memory.buffer.byteLength}`);
});

test('a terminology of an organisation comes in compiled form', async () => {
  const program = `${process.env.CSEA_TERMS_ROOT}/target/debug/csea-terms`;
  const house = `${process.env.CSEA_TERMS_ROOT}/examples/house-style.toml`;
  const compiled = execFileSync(program, ['compile', '--extend', house], { encoding: 'utf8' });
  const checker = await Checker.load({ terminology: compiled });
  assert.deepEqual(
    checker.check('Every child service user spoke of child pornography.').findings.map(({ concept }) => concept),
    ['river-house-supported-child', 'csam'],
  );
  assert.equal(checker.source('river-house').authority, 'River House');
  const bytes = new TextEncoder().encode(compiled);
  const profile = await Checker.load({ terminology: bytes, profile: 'river-house' });
  assert.ok(profile.profiles().some(({ name }) => name === 'river-house'));
  await assert.rejects(Checker.load({ terminology: '{"concept":1}' }), { code: 'invalid-option', message: /terminology: .*make it anew/ });
  await assert.rejects(Checker.load({ terminology: 7 }), { code: 'invalid-option' });
});
