// Documents that are edited: at any time they report what a fresh check does.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Checker, mapPlaces } from 'csea-terms';
import { randomly, textOf } from './random.mjs';

const checker = await Checker.load({ level: 'info' });

function same(document, format) {
  assert.deepEqual(document.report, checker.check(document.text, { format }));
}

for (const format of ['plain', 'markdown', 'html']) {
  test(`after any edits the report is that of a fresh check: ${format}`, () => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const random = randomly(seed);
      const document = checker.open(textOf(random, 30), { format });
      same(document, format);
      for (let count = 0; count < 8; count += 1) {
        const start = random(document.text.length + 1);
        const end = Math.min(document.text.length, start + (random(3) === 0 ? random(60) : random(3)));
        const before = document.text;
        const text = random(4) === 0 ? '' : textOf(random, random(5));
        document.edit({ start, end, text });
        assert.equal(document.text, before.slice(0, start) + text + before.slice(end));
        same(document, format);
      }
      document.free();
    }
  });
}

test('what changed is told', () => {
  const document = checker.open('One child prostitute.\n\nThe end.');
  const { added, removed } = document.edit({ start: 0, end: 3, text: 'A' });
  assert.deepEqual([added.length, removed.length], [1, 1], 'the neighbouring words are part of the fingerprint');
  const far = document.edit({ start: document.text.length, end: document.text.length, text: ' Child pornography.' });
  assert.deepEqual([far.added.map(({ surface }) => surface), far.removed], [['Child pornography'], []]);
  const [kept] = document.findings;
  document.edit({ start: 0, end: 0, text: '🙂\n\n' });
  assert.equal(document.findings[0].start, kept.start + 4);
  assert.equal(document.text.slice(document.findings[0].start, document.findings[0].end), kept.surface);
});

test('an edit that opens a fence or a list of references changes what follows', () => {
  const document = checker.open('Intro.\n\nHe wrote of child prostitutes.\n', { format: 'markdown' });
  assert.equal(document.findings.length, 1);
  document.edit({ start: 8, end: 8, text: '```\n' });
  assert.deepEqual([document.findings.length, document.report.exempted[0].exemption.kind], [0, 'markup']);
  document.edit({ start: 8, end: 12, text: '' });
  assert.equal(document.findings.length, 1);
  same(document, 'markdown');
});

test('several edits at once, and edits that do not fit', () => {
  const document = checker.open('a child prostitute and child pornography');
  document.edit([
    { start: 23, end: 40, text: 'child porn' },
    { start: 0, end: 1, text: 'the' },
  ]);
  assert.equal(document.text, 'the child prostitute and child porn');
  same(document, 'plain');
  const wrong = [
    { start: -1, end: 0, text: '' },
    { start: 2, end: 1, text: '' },
    { start: 0, end: 99, text: '' },
    { start: 0, end: 0, text: null },
    [{ start: 0, end: 4, text: '' }, { start: 2, end: 5, text: '' }],
  ];
  for (const edit of wrong) {
    assert.throws(() => document.edit(edit), { code: 'invalid-option' });
  }
  assert.equal(document.text, 'the child prostitute and child porn');
});

test('halves of a character meet and part', () => {
  const document = checker.open('child pornography 🙂 child pornography');
  document.edit({ start: 19, end: 20, text: '' });
  same(document, 'plain');
  document.edit({ start: 19, end: 19, text: '\ude00' });
  same(document, 'plain');
  document.edit({ start: 19, end: 19, text: 'x' });
  same(document, 'plain');
});

test('places move with an edit or are left out', () => {
  const list = [{ start: 0, end: 4 }, { start: 6, end: 9 }, { start: 12, end: 14 }];
  const places = (start, end, text) => mapPlaces(list, { start, end, text }).map((one) => [one.start, one.end]);
  assert.deepEqual(places(5, 5, 'xx'), [[0, 4], [8, 11], [14, 16]]);
  assert.deepEqual(places(7, 7, 'x'), [[0, 4], [13, 15]]);
  assert.deepEqual(places(9, 9, 'x'), [[0, 4], [13, 15]]);
  assert.deepEqual(places(9, 12, ''), [[0, 4], [6, 9], [9, 11]]);
  assert.deepEqual(places(0, 14, ''), []);
});
