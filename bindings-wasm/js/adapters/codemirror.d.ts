import type { Extension } from '@codemirror/state';

import type { AnyChecker, Format, Report } from '../index.js';
import type { KeptFindings } from './kept.js';
import type { Labels } from './labels.js';

export interface CodeMirrorOptions {
  format?: Format;
  kept?: KeptFindings;
  /** Milliseconds of quiet before a check; 300 if left out. */
  delay?: number;
  labels?: Partial<Labels>;
  onReport?: (report: Report) => void;
}

/** An extension that marks wording and offers what could stand there. */
export function cseaTerms(checker: AnyChecker, options?: CodeMirrorOptions): Extension;
