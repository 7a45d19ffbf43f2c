// Checking: reports, offsets, edits, explanations.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Checker, applySuggestion } from 'csea-terms';

const TEXT = 'Police seized child pornography; the film speaks of “child porn”.';
const FIXED = 'Police seized child sexual abuse material; the film speaks of “child porn”.';

// What stands before the wording changes every unit differently.
const PADDINGS = ['', 'é ', 'e\u0301 ', 'İİ ', '🙂 ', '👩‍👧‍👦 ', '児童を守る。 ', '\r\n\r\n', 'אב ', 'ﬁ ', '\u00ad ', '\ud800 '];

const checker = await Checker.load();

test('a finding says what, why and what instead', () => {
  const report = checker.check(TEXT);
  assert.deepEqual([report.format, report.truncated, report.terminologyVersion], ['plain', false, checker.terminologyVersion]);
  const [finding, ...others] = report.findings;
  assert.deepEqual(others, []);
  assert.equal(finding.concept, 'csam');
  assert.equal(finding.term, 'child pornography');
  assert.equal(finding.surface, 'child pornography');
  assert.equal(finding.level, 'avoid');
  assert.deepEqual([finding.start, finding.end, finding.line, finding.column], [14, 31, 1, 15]);
  assert.ok(finding.message && finding.reason);
  assert.ok(finding.sources.length > 0);
  assert.equal(finding.suggestions[0].replacement, 'child sexual abuse material');
  assert.equal(finding.suggestions[0].applicability, 'safe');
  assert.equal(finding.exemption, null);
});

test('an exempted place says why', () => {
  const [exempted, ...others] = checker.check(TEXT).exempted;
  assert.deepEqual(others, []);
  assert.equal(exempted.surface, 'child porn');
  assert.equal(exempted.exemption.kind, 'quotation');
  assert.ok(exempted.exemption.reason);
});

test('results are plain objects', () => {
  const report = checker.check(TEXT);
  assert.deepEqual(structuredClone(report), report);
  assert.equal(Object.getPrototypeOf(report.findings[0]), Object.prototype);
});

for (const padding of PADDINGS) {
  test(`offsets cut out the surface after ${JSON.stringify(padding)}`, () => {
    const text = `${padding}He held child pornography ${padding}and more child\u00a0por\u00adnography.${padding}`;
    const { findings } = checker.check(text);
    assert.deepEqual(findings.map(({ surface }) => surface), ['child pornography', 'child\u00a0por\u00adnography']);
    for (const { start, end, span, surface } of findings) {
      assert.equal(text.slice(start, end), surface);
      assert.deepEqual(span.utf16, [start, end]);
      assert.equal(Array.from(text).slice(...span.char).join(''), surface);
      assert.equal(Buffer.from(text).subarray(...span.utf8).toString(), surface);
    }
  });
}

test('formats are read as such', () => {
  const text = 'He held **child** pornography, not `child pornography`.';
  const report = checker.check(text, { format: 'markdown' });
  assert.deepEqual(report.findings.map(({ surface }) => surface), ['child** pornography']);
  assert.deepEqual(report.exempted.map(({ exemption }) => exemption.kind), ['markup']);
  assert.equal(checker.check('<p>child <b>pornography</b></p>', { format: 'html' }).findings.length, 1);
});

test('apply changes only what is applicable and used', () => {
  for (const applicability of ['safe', 'review', 'display']) {
    assert.equal(checker.apply(TEXT, { applicability }), FIXED);
  }
  assert.equal(checker.apply(TEXT), FIXED);
  assert.equal(checker.apply(FIXED), FIXED);
});

test('one suggestion is applied in its place', () => {
  const text = `🙂 ${TEXT}`;
  const [finding] = checker.check(text).findings;
  assert.equal(applySuggestion(text, finding, finding.suggestions[0]), `🙂 ${FIXED}`);
});

test('a suggestion that needs several edits keeps the markup balanced', () => {
  const text = '🙂 He held **child** pornography.';
  const [finding] = checker.check(text, { format: 'markdown' }).findings;
  const suggestion = finding.suggestions.find(({ edits }) => edits !== undefined);
  assert.ok(suggestion, 'a term split by markup has a suggestion with edits');
  const fixed = applySuggestion(text, finding, suggestion);
  assert.equal(fixed.split('**').length, 3);
  assert.deepEqual(checker.check(fixed, { format: 'markdown' }).findings, []);
  assert.equal(fixed, checker.apply(text, { format: 'markdown', applicability: suggestion.applicability }));
});

test('levels and limits are options', async () => {
  assert.equal((await Checker.load({ level: 'avoid' })).check(TEXT).findings.length, 1);
  const attested = await Checker.load({ evidence: 'attested', languages: ['en'] });
  for (const { sources } of attested.check(TEXT).findings) {
    assert.ok(sources.some(({ evidence }) => evidence === 'attested'));
  }
  assert.ok((await Checker.load({ maxTextBytes: 10 })).check(TEXT).truncated);
  const few = (await Checker.load({ maxFindings: 1 })).check('child pornography\n\n'.repeat(3));
  assert.deepEqual([few.findings.length, few.truncated], [1, true]);
});

test('explain tells what the terminology knows', () => {
  const [concept] = checker.explain('Child-Pornography');
  assert.equal(concept.id, 'csam');
  assert.equal(concept.designations[0].usage, 'recommended');
  assert.deepEqual(checker.explain('csam')[0], concept);
  assert.deepEqual(checker.explain('nothing of the kind'), []);
});

test('what a text speaks about, with its evidence', () => {
  const text = '🙂 He threatened to share the pictures of the 15-year-old girl unless she paid.';
  const { threats } = checker.classify(text);
  assert.ok(threats.some(({ id }) => id.startsWith('harm.sexual-extortion')), JSON.stringify(threats));
  for (const { evidence, codes } of threats) {
    assert.deepEqual(codes, []);
    for (const { start, end, surface } of evidence) {
      assert.equal(text.slice(start, end), surface);
    }
  }
  assert.deepEqual(checker.classify('A day in the garden.'), { threats: [], measures: [], frameworks: [] });
  assert.throws(() => checker.classify(text, { schemes: 'all' }), { code: 'invalid-option' });
});
