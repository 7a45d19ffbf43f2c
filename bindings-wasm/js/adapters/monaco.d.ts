import type * as Monaco from 'monaco-editor';

import type { AnyChecker, Finding, Format, Report } from '../index.js';
import type { KeptFindings } from './kept.js';
import type { Labels } from './labels.js';

export interface MonacoOptions {
  format?: Format;
  kept?: KeptFindings;
  /** Milliseconds of quiet before a check; 300 if left out. */
  delay?: number;
  labels?: Partial<Labels>;
  onReport?: (report: Report) => void;
}

export interface Attached {
  /** What is marked now. */
  readonly findings: readonly Finding[];
  check(): Promise<void>;
  dispose(): void;
}

/** Checks what an editor shows: markers, and code actions to change it. */
export function attach(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  checker: AnyChecker,
  options?: MonacoOptions,
): Attached;
