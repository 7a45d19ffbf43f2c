import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { forEachDiagnostic, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { Checker } from 'csea-terms';
import { cseaTerms } from 'csea-terms/codemirror';
import { KeptFindings } from 'csea-terms/kept';

const checker = await Checker.load();
const kept = new KeptFindings();
let reports = 0;
const view = new EditorView({
  parent: document.querySelector('#editor'),
  state: EditorState.create({
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      EditorView.lineWrapping,
      cseaTerms(checker, { kept, delay: 50, onReport: () => (reports += 1) }),
    ],
  }),
});
globalThis.editor = {
  focus: () => view.focus(),
  text: () => view.state.doc.toString(),
  set: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: text.length } }),
  caret: (at) => view.dispatch({ selection: { anchor: at }, scrollIntoView: true }),
  marked: () => {
    const found = [];
    forEachDiagnostic(view.state, (_, from, to) => found.push(view.state.sliceDoc(from, to)));
    return found;
  },
  accept: () => {
    forEachDiagnostic(view.state, (one, from, to) => globalThis.setTimeout(() => one.actions[0].apply(view, from, to)));
  },
  keep: () => {
    forEachDiagnostic(view.state, (one, from, to) => globalThis.setTimeout(() => one.actions.at(-1).apply(view, from, to)));
  },
  kept: () => JSON.stringify(kept),
  reports: () => reports,
};
globalThis.ready = true;
