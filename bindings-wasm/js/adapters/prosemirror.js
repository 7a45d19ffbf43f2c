// ProseMirror: decorations that move along with the document and are dropped where an edit touches them.
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

import { editsOf } from '../suggestion.js';
import { LiveCheck } from './live-check.js';
import { Popover } from './popover.js';
import { textOf } from './prosemirror-text.js';

export const cseaTermsKey = new PluginKey('csea-terms');

/**
 * A plugin that marks wording. Ctrl+. or a click on marked wording opens the popover.
 *
 * @param {object} checker a `Checker` or a `WorkerChecker`
 * @param {object} [options] `kept`, `delay`, `labels`, `popover` (false for none), `closeHistory`, `onReport`
 */
export function cseaTerms(checker, { kept, delay = 250, labels, popover = true, closeHistory, onReport } = {}) {
  const boxes = new WeakMap();
  const open = (view, placed, focus) => {
    const box = boxes.get(view);
    const { left, top } = view.coordsAtPos(placed.from);
    const { bottom } = view.coordsAtPos(placed.to);
    box.show({
      finding: placed.finding,
      at: new DOMRect(left, top, 0, bottom - top),
      focus,
      apply: (suggestion) => applySuggestionIn(view, placed.finding, suggestion),
      keep: kept && (() => kept.keep(placed.finding)),
    });
  };

  return new Plugin({
    key: cseaTermsKey,
    closeHistory,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        return transaction.getMeta(cseaTermsKey) ?? (transaction.docChanged ? moved(transaction, set) : set);
      },
    },
    props: {
      decorations: (state) => cseaTermsKey.getState(state),
      handleClick(view, position) {
        const placed = popover && findingAt(view.state, position);
        if (placed) {
          open(view, placed, false);
        }
        return false;
      },
      handleKeyDown(view, event) {
        const asked = event.key === '.' && (event.ctrlKey || event.metaKey);
        const placed = asked && popover && findingAt(view.state, view.state.selection.from);
        if (placed) {
          open(view, placed, true);
        }
        return Boolean(placed);
      },
    },
    view(view) {
      if (popover) {
        boxes.set(view, new Popover({ checker, labels, document: view.dom.ownerDocument }));
      }
      let current = textOf(view.state.doc);
      let read = view.state.doc;
      const live = new LiveCheck({
        checker,
        delay,
        read: () => {
          if (read !== view.state.doc) {
            read = view.state.doc;
            current = textOf(read);
          }
          return current.text;
        },
        show: (report) => {
          const findings = kept?.shown(report.findings) ?? report.findings;
          const set = DecorationSet.create(read, findings.map((finding) => decoration(finding, current)));
          view.dispatch(view.state.tr.setMeta(cseaTermsKey, set).setMeta('addToHistory', false));
          onReport?.(report);
        },
      });
      const again = () => live.now();
      kept?.addEventListener('change', again);
      live.now();
      return {
        update: (_, before) => before.doc.eq(view.state.doc) || live.changed(),
        destroy() {
          live.end();
          boxes.get(view)?.end();
          kept?.removeEventListener('change', again);
        },
      };
    },
  });
}

function decoration(finding, { toPosition }) {
  const attributes = { class: `csea-terms-mark csea-terms-${finding.level}`, title: finding.message };
  const place = (at, isEnd) => toPosition(at, isEnd);
  const edits = finding.suggestions.map((suggestion) =>
    suggestion.applicability === 'display'
      ? []
      : editsOf(finding, suggestion).map(({ start, end, text }) => ({ from: place(start), to: place(end, true), text })),
  );
  const [from, to] = [place(finding.start), place(finding.end, true)];
  return Decoration.inline(from, to, attributes, { finding, from, edits, inclusiveStart: false, inclusiveEnd: false });
}

/** Decorations where they stand after a transaction, without those that it touched. */
function moved(transaction, set) {
  const touched = (from, to) =>
    transaction.mapping.maps.some((map, index) => {
      const [start, end] = [transaction.mapping.slice(0, index).map(from, 1), transaction.mapping.slice(0, index).map(to, -1)];
      let hit = false;
      map.forEach((oldStart, oldEnd) => {
        hit ||= oldStart <= end && oldEnd >= start;
      });
      return hit;
    });
  const lost = set.find().filter(({ from, to }) => touched(from, to));
  return set.remove(lost).map(transaction.mapping, transaction.doc);
}

/** The findings that are marked, with their places in the document. */
export function findingsIn(state) {
  return (cseaTermsKey.getState(state)?.find() ?? []).map(({ from, to, spec }) => ({ from, to, ...spec, at: spec.from, from }));
}

/** The marked finding at a position. */
export function findingAt(state, position) {
  return findingsIn(state).find(({ from, to }) => from <= position && position <= to);
}

/** Applies a suggestion where its finding stands now, as one step of the history. Returns whether it was there. */
export function applySuggestionIn(view, finding, suggestion) {
  const placed = findingsIn(view.state).find((one) => one.finding.fingerprint === finding.fingerprint);
  const index = finding.suggestions.indexOf(suggestion);
  if (placed === undefined || index < 0) {
    return false;
  }
  const by = placed.from - placed.at;
  const { closeHistory = (given) => given } = cseaTermsKey.get(view.state).spec;
  const transaction = closeHistory(view.state.tr);
  for (const { from, to, text } of [...placed.edits[index]].reverse()) {
    if (text === '') {
      transaction.delete(from + by, to + by);
    } else {
      transaction.insertText(text, from + by, to + by);
    }
  }
  view.dispatch(transaction.scrollIntoView());
  view.focus();
  return true;
}
