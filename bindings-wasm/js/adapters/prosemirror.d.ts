import type { EditorState, Plugin, PluginKey, Transaction } from 'prosemirror-state';
import type { DecorationSet, EditorView } from 'prosemirror-view';

import type { AnyChecker, Finding, Report, Suggestion } from '../index.js';
import type { KeptFindings } from './kept.js';
import type { Labels } from './labels.js';

export interface ProseMirrorOptions {
  kept?: KeptFindings;
  /** Milliseconds of quiet before a check; 250 if left out. */
  delay?: number;
  labels?: Partial<Labels>;
  /** Whether a click or Ctrl+. opens the popover; it does if left out. */
  popover?: boolean;
  /** The function of this name of `prosemirror-history`: with it, undo takes back a suggestion and not what was typed before. */
  closeHistory?: (transaction: Transaction) => Transaction;
  onReport?: (report: Report) => void;
}

export interface PlacedFinding {
  from: number;
  to: number;
  finding: Finding;
}

export const cseaTermsKey: PluginKey<DecorationSet>;
/** A plugin that marks wording by decorations. */
export function cseaTerms(checker: AnyChecker, options?: ProseMirrorOptions): Plugin<DecorationSet>;
/** The findings that are marked, with their positions in the document. */
export function findingsIn(state: EditorState): PlacedFinding[];
/** The marked finding at a position. */
export function findingAt(state: EditorState, position: number): PlacedFinding | undefined;
/** Applies a suggestion as one step of the history; `false` if the wording is no longer there. */
export function applySuggestionIn(view: EditorView, finding: Finding, suggestion: Suggestion): boolean;
