import { baseKeymap } from 'prosemirror-commands';
import { closeHistory, history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Slice, Fragment } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { Checker } from 'csea-terms';
import { KeptFindings } from 'csea-terms/kept';
import { applySuggestionIn, cseaTerms, findingsIn } from 'csea-terms/prosemirror';

const checker = await Checker.load();
const kept = new KeptFindings();
let reports = 0;
const state = EditorState.create({
  schema,
  plugins: [
    history(),
    keymap({ 'Mod-z': undo, 'Mod-y': redo }),
    cseaTerms(checker, { closeHistory, kept, delay: 50, onReport: () => (reports += 1) }),
    keymap(baseKeymap),
  ],
});
const view = new EditorView(document.querySelector('#editor'), { state });

const paragraphs = (text) => text.split('\n').map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
globalThis.editor = {
  focus: () => view.focus(),
  text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
  set: (text) => {
    const transaction = view.state.tr.replaceWith(0, view.state.doc.content.size, paragraphs(text));
    view.dispatch(transaction.setSelection(TextSelection.atEnd(transaction.doc)));
  },
  caret: (at) => view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at + 1)).scrollIntoView()),
  marked: () => findingsIn(view.state).map(({ from, to }) => view.state.doc.textBetween(from, to)),
  accept: () => {
    const [{ finding }] = findingsIn(view.state);
    applySuggestionIn(view, finding, finding.suggestions[0]);
  },
  keep: () => kept.keep(findingsIn(view.state)[0].finding),
  kept: () => JSON.stringify(kept),
  reports: () => reports,
  /** A paragraph in which bold starts and ends inside words. */
  setSplit: (parts, extra = []) => {
    const texts = parts.map(([text, ...marks]) => schema.text(text, marks.map((name) => schema.mark(name))));
    const nodes = [schema.node('paragraph', null, texts), ...extra.map(([type, text]) => block(type, text))];
    view.dispatch(view.state.tr.replace(0, view.state.doc.content.size, new Slice(Fragment.from(nodes), 0, 0)));
  },
  html: () => view.dom.innerHTML,
};
const block = (type, text) =>
  type === 'blockquote'
    ? schema.node(type, null, [schema.node('paragraph', null, [schema.text(text)])])
    : schema.node(type, null, [schema.text(text)]);
globalThis.ready = true;
