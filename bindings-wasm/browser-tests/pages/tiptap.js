import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { WorkerChecker } from 'csea-terms';
import { KeptFindings } from 'csea-terms/kept';
import { CseaTerms, applySuggestionIn, findingsIn } from 'csea-terms/tiptap';

const checker = await WorkerChecker.load();
const kept = new KeptFindings();
let reports = 0;
const editor = new Editor({
  element: document.querySelector('#editor'),
  extensions: [StarterKit, CseaTerms.configure({ checker, kept, delay: 50, onReport: () => (reports += 1) })],
});
const paragraphs = (text) =>
  text.split('\n').map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }));
globalThis.editor = {
  focus: () => editor.commands.focus(),
  text: () => editor.getText({ blockSeparator: '\n' }),
  set: (text) => editor.chain().setContent({ type: 'doc', content: paragraphs(text) }, true).setTextSelection(1e9).run(),
  caret: (at) => editor.commands.setTextSelection(at + 1),
  marked: () => findingsIn(editor.state).map(({ from, to }) => editor.state.doc.textBetween(from, to)),
  accept: () => {
    const [{ finding }] = findingsIn(editor.state);
    applySuggestionIn(editor.view, finding, finding.suggestions[0]);
  },
  keep: () => kept.keep(findingsIn(editor.state)[0].finding),
  kept: () => JSON.stringify(kept),
  reports: () => reports,
};
globalThis.ready = true;
