// The checker in a worker: the same answers, stale requests cancelled.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { CancelledError, Checker, OptionError, WorkerChecker } from 'csea-terms';

const TEXT = 'Police seized child pornography.';
const here = await Checker.load();
const worker = await WorkerChecker.load();
after(() => worker.close());

test('the answers are those of the main thread', async () => {
  assert.deepEqual(await worker.check(TEXT), here.check(TEXT));
  assert.deepEqual(await worker.check(TEXT, { format: 'html' }), here.check(TEXT, { format: 'html' }));
  assert.equal(await worker.apply(TEXT), here.apply(TEXT));
  assert.deepEqual(await worker.explain('csam'), here.explain('csam'));
  assert.deepEqual(await worker.profiles(), here.profiles());
  assert.deepEqual(await worker.source('lg-2016'), here.source('lg-2016'));
  assert.deepEqual([worker.version, worker.terminologyVersion], [Checker.version, here.terminologyVersion]);
});

test('errors keep class and code', async () => {
  await assert.rejects(worker.check(TEXT, { format: 'docx' }), (error) => error instanceof OptionError && error.code === 'invalid-option');
  await assert.rejects(worker.check(1), OptionError);
  await assert.rejects(WorkerChecker.load({ level: 'loud' }), OptionError);
  await assert.rejects(async () => new WorkerChecker(), OptionError);
});

test('a newer request cancels an older one with the same key', async () => {
  const long = `${TEXT}\n\n`.repeat(3_000);
  const asked = [1, 2, 3, 4].map((number) => worker.check(`${number} ${long}`, { key: 'editor' }));
  const settled = await Promise.allSettled(asked);
  assert.deepEqual(settled.map(({ status }) => status), ['rejected', 'rejected', 'rejected', 'fulfilled']);
  assert.ok(settled[0].reason instanceof CancelledError && settled[0].reason.code === 'cancelled');
  assert.ok((await Promise.all([worker.check(TEXT, { key: 'a' }), worker.check(TEXT, { key: 'b' })])).length === 2);
});

/** A text so long that checking it takes at least a second here. */
async function longText() {
  let text = `${TEXT} The child prostitute spoke of “child porn” with a client aged 15.\n\n`.repeat(4_000);
  for (;;) {
    const start = performance.now();
    await worker.check(text);
    const took = performance.now() - start;
    if (took > 1_000) {
      return { text, took };
    }
    text += text;
  }
}

test('what runs and is no longer wanted makes way, and documents stay as they were', async () => {
  const { text, took } = await longText();
  const document = await worker.open(TEXT, { format: 'markdown' });
  await document.edit({ start: 0, end: 6, text: 'They' });
  for (const giveUp of ['a newer request', 'a signal']) {
    const control = new AbortController();
    const older = worker.check(text, { key: 'editor', signal: control.signal });
    const cancelled = assert.rejects(older, { code: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const start = performance.now();
    if (giveUp === 'a signal') {
      control.abort();
    }
    const newer = worker.check(TEXT, { key: 'editor' });
    const edit = document.edit({ start: 0, end: 0, text: 'Then ' });
    await cancelled;
    assert.deepEqual(await newer, here.check(TEXT));
    const waited = performance.now() - start;
    assert.ok(waited < took / 2, `${giveUp}: waited ${waited} ms for a check that takes ${took} ms`);
    await edit;
    assert.deepEqual(document.report, here.check(document.text, { format: 'markdown' }));
  }
  assert.equal(document.text, 'Then Then They seized child pornography.');
  await document.free();
});

test('a worker that was given is never ended, and still answers', async () => {
  const { Worker } = await import('node:worker_threads');
  const start = () => new Worker(new URL('./worker-node.js', import.meta.resolve('csea-terms')));
  for (const given of [start(), start]) {
    const own = await WorkerChecker.load({ worker: given });
    const older = own.check(`${TEXT}\n\n`.repeat(2_000), { key: 'a' });
    const cancelled = assert.rejects(older, { code: 'cancelled' });
    assert.deepEqual(await own.check(TEXT, { key: 'a' }), here.check(TEXT));
    await cancelled;
    await own.close();
  }
});

test('a signal aborts a request', async () => {
  const control = new AbortController();
  const asked = worker.check(TEXT, { signal: control.signal });
  control.abort();
  await assert.rejects(asked, { code: 'cancelled' });
  await assert.rejects(worker.check(TEXT, { signal: AbortSignal.abort() }), { code: 'cancelled' });
});

test('a document is edited there', async () => {
  const document = await worker.open(TEXT);
  const first = document.edit({ start: 0, end: 6, text: 'They' });
  const second = document.edit({ start: 0, end: 0, text: 'Then ' });
  assert.equal(document.text, 'Then They seized child pornography.');
  await Promise.all([first, second]);
  assert.deepEqual(document.report, here.check(document.text));
  await assert.rejects(document.edit({ start: 0, end: 1_000, text: '' }), OptionError);
  await assert.rejects(document.edit([{ start: 0, end: 3, text: '' }, { start: 1, end: 2, text: '' }]), OptionError);
  assert.equal(document.text, 'Then They seized child pornography.');
  await document.edit([{ start: 5, end: 9, text: 'We' }, { start: 0, end: 4, text: 'Now' }]);
  assert.equal(document.text, 'Now We seized child pornography.');
  assert.deepEqual(document.report, here.check(document.text));
  await document.set('Nothing.');
  assert.deepEqual(document.findings, []);
  await document.free();
});

test('a trap in the worker is an error, and everything goes on', async () => {
  const { Worker } = await import('node:worker_threads');
  const own = await WorkerChecker.load({ worker: () => new Worker(new URL('./breaking-worker.mjs', import.meta.url)) });
  const document = await own.open(TEXT);
  await own.check('BREAK');
  await assert.rejects(own.check(TEXT), { code: 'internal' });
  assert.deepEqual(await own.check(TEXT), here.check(TEXT));
  await document.edit({ start: 0, end: 0, text: 'Then ' });
  assert.deepEqual(document.report, here.check(`Then ${TEXT}`));
  await own.check('BREAK');
  await assert.rejects(document.edit({ start: 0, end: 4, text: 'Once' }), { code: 'internal' });
  assert.equal(document.text, `Once ${TEXT}`);
  await document.edit({ start: 0, end: 4, text: 'Later' });
  assert.deepEqual(document.report, here.check(`Later ${TEXT}`));
  await own.close();
});

test('an option that cannot be sent is told', async () => {
  await assert.rejects(WorkerChecker.load({ wasm: () => undefined }), OptionError);
});

test('what a closed checker is asked fails', async () => {
  const other = await WorkerChecker.load();
  const asked = other.check(TEXT);
  await Promise.all([assert.rejects(asked, { code: 'cancelled' }), other.close()]);
  await assert.rejects(other.check(TEXT), { code: 'cancelled' });
});
