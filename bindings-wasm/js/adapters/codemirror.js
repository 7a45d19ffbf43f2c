// CodeMirror 6: a lint source whose diagnostics carry actions.
import { forEachDiagnostic, linter, setDiagnostics } from '@codemirror/lint';
import { EditorState, StateEffect } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';

import { editsOf } from '../suggestion.js';
import { LABELS, applicable, authorities } from './labels.js';

const MARK = 'csea-terms-mark';
const refresh = StateEffect.define();
const SEVERITY = { avoid: 'error', caution: 'warning', info: 'info' };

/**
 * An extension that marks wording and offers what could stand there.
 *
 * @param {import('../index.js').Checker | import('../index.js').WorkerChecker} checker
 * @param {object} [options]
 * @param {string} [options.format] `plain` if left out
 * @param {import('./kept.js').KeptFindings} [options.kept]
 * @param {number} [options.delay] milliseconds of quiet before a check
 * @param {object} [options.labels]
 * @param {(report: object) => void} [options.onReport]
 */
export function cseaTerms(checker, { format = 'plain', kept, delay = 300, labels = {}, onReport } = {}) {
  const words = { ...LABELS, ...labels };
  const documents = new WeakMap();

  async function check(view) {
    // CodeMirror counts every line break as one, and so does this text.
    const text = view.state.doc.toString();
    const document = documents.get(view) ?? (await checker.open(text, { format }));
    documents.set(view, document);
    await document.set(text);
    onReport?.(document.report);
    const findings = kept?.shown(document.findings) ?? document.findings;
    const said = await Promise.all(findings.map((finding) => authorities(checker, finding)));
    return findings.map((finding, index) => diagnostic(finding, said[index], words, kept));
  }

  const needsRefresh = ({ transactions }) => transactions.some(({ effects }) => effects.some((one) => one.is(refresh)));
  return [linter(check, { delay, needsRefresh }), withoutTouched, kept === undefined ? [] : following(kept)];
}

/** Until the next check, marks that an edit touches are left out: they may stand in the wrong place. */
const withoutTouched = EditorState.transactionExtender.of((transaction) => {
  const { startState, changes, docChanged } = transaction;
  if (!docChanged) {
    return null;
  }
  const left = [];
  let lost = false;
  forEachDiagnostic(startState, (one, from, to) => {
    if (one.markClass?.startsWith(MARK) && changes.touchesRange(from, to)) {
      lost = true;
    } else {
      left.push({ ...one, from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) });
    }
  });
  return lost ? setDiagnostics(startState, left) : null;
});

/** Checks again when the writer keeps a wording or forgets it. */
function following(kept) {
  return ViewPlugin.define((view) => {
    const again = () => view.dispatch({ effects: refresh.of(null) });
    kept.addEventListener('change', again);
    return { destroy: () => kept.removeEventListener('change', again) };
  });
}

function diagnostic(finding, sources, labels, kept) {
  const actions = applicable(finding).map((suggestion) => ({
    name: labels.use(suggestion.replacement),
    apply: (view, from, to) => apply(view, from, to, finding, suggestion),
  }));
  if (kept !== undefined) {
    actions.push({
      name: labels.keep,
      apply: () => kept.keep(finding),
    });
  }
  return {
    from: finding.start,
    to: finding.end,
    severity: SEVERITY[finding.level],
    source: sources.map(({ authority }) => authority).join('; '),
    message: finding.message,
    markClass: `${MARK} csea-terms-${finding.level}`,
    actions,
    renderMessage: (view) => message(view.dom.ownerDocument, finding),
  };
}

function message(document, finding) {
  const box = document.createElement('div');
  box.className = 'csea-terms-message';
  for (const text of [finding.message, finding.reason, finding.advice].filter(Boolean)) {
    const part = document.createElement('p');
    part.textContent = text;
    box.append(part);
  }
  return box;
}

/** Applies a suggestion where its finding stands now; does nothing if the wording is no longer there. */
function apply(view, from, to, finding, suggestion) {
  if (view.state.sliceDoc(from, to) !== finding.surface) {
    return;
  }
  const by = from - finding.start;
  const changes = editsOf(finding, suggestion).map(({ start, end, text }) => ({ from: start + by, to: end + by, insert: text }));
  view.dispatch({ changes, userEvent: 'input.suggestion', scrollIntoView: true });
}
