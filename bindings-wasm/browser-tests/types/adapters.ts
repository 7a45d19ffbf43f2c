// What a writer of plugins writes in strict TypeScript, with each adapter and the real editor's own types. Compiled, not run.
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { Checker, WorkerChecker, type AnyChecker, type Finding, type Report } from 'csea-terms';
import { cseaTerms as forCodeMirror } from 'csea-terms/codemirror';
import { watch, type Watch } from 'csea-terms/dom';
import { KeptFindings } from 'csea-terms/kept';
import { LABELS, applicable, authorities } from 'csea-terms/labels';
import { attach, type Attached } from 'csea-terms/monaco';
import { Popover } from 'csea-terms/popover';
import { applySuggestionIn, cseaTerms as forProseMirror, findingAt, findingsIn } from 'csea-terms/prosemirror';
import { CseaTerms } from 'csea-terms/tiptap';
import * as monaco from 'monaco-editor';
import { closeHistory } from 'prosemirror-history';
import type { EditorView as ProseMirrorView } from 'prosemirror-view';

const kept = new KeptFindings();
const onReport = (report: Report): void => console.log(report.findings.length, report.exempted.map(({ exemption }) => exemption.kind));
const labels = { close: 'Schließen', changed: (replacement: string) => `Nun: ${replacement}` };

export async function everywhere(parent: HTMLElement): Promise<[Attached, Watch]> {
  const checkers: AnyChecker[] = [await Checker.load(), await WorkerChecker.load({ worker: () => new Worker('/worker.js', { type: 'module' }) })];
  const [checker] = checkers;
  if (checker === undefined) {
    throw new Error('no checker');
  }
  const extensions = [forCodeMirror(checker, { kept, labels, format: 'markdown', onReport })];
  new EditorView({ parent, state: EditorState.create({ extensions }) });
  new Editor({ element: parent, extensions: [StarterKit, CseaTerms.configure({ checker, kept })] });
  const attached = attach(monaco, monaco.editor.create(parent), checker, { kept, delay: 100 });
  return [attached, watch(parent, checker, { kept, popover: false, labels })];
}

export function inProseMirror(checker: AnyChecker, view: ProseMirrorView): boolean {
  const plugin = forProseMirror(checker, { kept, closeHistory, onReport });
  const state = view.state.reconfigure({ plugins: [...view.state.plugins, plugin] });
  const [placed] = findingsIn(state);
  const best = placed?.finding.suggestions[0];
  const isThere = findingAt(state, placed?.from ?? 0) !== undefined;
  return isThere && placed !== undefined && best !== undefined && applySuggestionIn(view, placed.finding, best);
}

export async function inAPopover(checker: AnyChecker, finding: Finding): Promise<string[]> {
  const popover = new Popover({ checker, labels });
  await popover.show({ finding, at: new DOMRect(), apply: () => popover.hide(), keep: () => kept.keep(finding) });
  popover.end();
  kept.addEventListener('change', () => console.log(LABELS.found(kept.size)));
  const said = await authorities(checker, finding);
  return [...said.map(({ authority }) => authority), ...applicable(finding).map(({ replacement }) => replacement)];
}

// @ts-expect-error a checker is needed
forCodeMirror({ kept });
// @ts-expect-error there is no such format
watch(document.body, null as unknown as AnyChecker, { format: 'docx' });
