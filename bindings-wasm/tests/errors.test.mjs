// Errors: subclasses of Error with a code, without the text.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ApplyError, Checker, CseaTermsError, LoadError, OptionError, applySuggestion } from 'csea-terms';

test('a file that is no engine cannot be loaded, and loading can be tried again', async () => {
  const wasm = new Uint8Array([0, 1, 2, 3]);
  await assert.rejects(Checker.load({ wasm }), (error) => {
    assert.ok(error instanceof LoadError && error instanceof CseaTermsError && error instanceof Error);
    assert.equal(error.code, 'load-failed');
    assert.ok(error.cause);
    return true;
  });
  assert.ok(await Checker.load());
});

test('checkers loaded at once share one engine and all work', async () => {
  const checkers = await Promise.all(Array.from({ length: 8 }, () => Checker.load()));
  for (const checker of checkers) {
    assert.equal(checker.check('child pornography').findings.length, 1);
  }
});

const WRONG_OPTIONS = [
  [{ level: 'loud' }, /level: `loud` is not one of: info, caution, avoid/],
  [{ level: 'recommended' }, /level: `recommended` is not one of/],
  [{ evidence: 'rumour' }, /evidence: `rumour` is not one of: recalled-low/],
  [{ languages: ['tlh'] }, /`tlh`/],
  [{ languages: [] }, /languages: at least one/],
  [{ languages: 'en' }, /expected a sequence/],
  [{ maxFindings: -1 }, /invalid value/],
  [{ levle: 'info' }, /unknown field `levle`/],
];

for (const [options, message] of WRONG_OPTIONS) {
  test(`wrong option ${JSON.stringify(options)}`, async () => {
    await assert.rejects(Checker.load(options), (error) => {
      assert.ok(error instanceof OptionError && error instanceof CseaTermsError);
      assert.equal(error.code, 'invalid-option');
      assert.equal(error.name, 'OptionError');
      assert.match(error.message, message);
      return true;
    });
  });
}

test('wrong arguments', async () => {
  const checker = await Checker.load();
  const wrong = { name: 'OptionError', code: 'invalid-option' };
  for (const text of [undefined, null, 1, ['text'], new String('text')]) {
    assert.throws(() => checker.check(text), wrong);
    assert.throws(() => checker.apply(text), wrong);
    assert.throws(() => checker.explain(text), wrong);
  }
  assert.throws(() => checker.check('a', { format: 'docx' }), { ...wrong, message: /format: `docx` is not one of: plain/ });
  assert.throws(() => checker.check('a', { format: null }), wrong);
  assert.throws(() => checker.apply('a', { applicability: 'all' }), { ...wrong, message: /applicability: `all`/ });
  assert.throws(() => new Checker(), wrong);
});

test('a suggestion for another text is refused', async () => {
  const checker = await Checker.load();
  const [finding] = checker.check('child pornography').findings;
  const [suggestion] = finding.suggestions;
  assert.throws(() => applySuggestion('something else', finding, suggestion), ApplyError);
  assert.throws(
    () => applySuggestion('child pornography', finding, { ...suggestion, applicability: 'display' }),
    { code: 'apply-failed', message: /recast/ },
  );
});
