import * as monaco from 'monaco-editor/esm/vs/editor/edcore.main.js';
import EditorWorker from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import { Checker } from 'csea-terms';
import { KeptFindings } from 'csea-terms/kept';
import { attach } from 'csea-terms/monaco';

globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() };
const checker = await Checker.load();
const kept = new KeptFindings();
let reports = 0;
const editor = monaco.editor.create(document.querySelector('#editor'), { value: '', language: 'plaintext', wordWrap: 'on' });
const attached = attach(monaco, editor, checker, { kept, delay: 50, onReport: () => (reports += 1) });
const model = () => editor.getModel();
globalThis.editor = {
  focus: () => editor.focus(),
  text: () => model().getValue(),
  set: (text) => {
    editor.pushUndoStop();
    editor.executeEdits('test', [{ range: model().getFullModelRange(), text }]);
    editor.pushUndoStop();
    editor.setPosition(model().getPositionAt(text.length));
  },
  caret: (at) => editor.setPosition(model().getPositionAt(at)),
  marked: () =>
    monaco.editor
      .getModelMarkers({ owner: 'csea-terms' })
      .sort((one, other) => one.startLineNumber - other.startLineNumber || one.startColumn - other.startColumn)
      .map((marker) => model().getValueInRange(marker)),
  accept: async () => {
    const [marker] = monaco.editor.getModelMarkers({ owner: 'csea-terms' });
    editor.setPosition({ lineNumber: marker.startLineNumber, column: marker.startColumn + 1 });
    editor.focus();
    await editor.getAction('editor.action.quickFix').run();
  },
  keep: () => kept.keep(attached.findings[0]),
  kept: () => JSON.stringify(kept),
  reports: () => reports,
  crlf: () => model().setEOL(monaco.editor.EndOfLineSequence.CRLF),
};
globalThis.ready = true;
