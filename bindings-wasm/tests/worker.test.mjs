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
  await document.set('Nothing.');
  assert.deepEqual(document.findings, []);
  await document.free();
});

test('what a closed checker is asked fails', async () => {
  const other = await WorkerChecker.load();
  const asked = other.check(TEXT);
  await Promise.all([assert.rejects(asked, { code: 'cancelled' }), other.close()]);
  await assert.rejects(other.check(TEXT), { code: 'cancelled' });
});
