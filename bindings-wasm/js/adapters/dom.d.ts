import type { AnyChecker, Finding, Format, Report, Suggestion } from '../index.js';
import type { KeptFindings } from './kept.js';
import type { Labels } from './labels.js';

export interface WatchOptions {
  /** How the text of a text field is written; `plain` if left out. */
  format?: Format;
  kept?: KeptFindings;
  /** Milliseconds of quiet before a check; 150 if left out. */
  delay?: number;
  labels?: Partial<Labels>;
  /** Whether a click or Ctrl+. opens the popover; it does if left out. */
  popover?: boolean;
  onReport?: (report: Report) => void;
}

export interface Watch {
  /** What is marked now. */
  readonly findings: readonly Finding[];
  /** Checks without waiting for a pause. */
  check(): Promise<void>;
  /** Where a finding stands on the screen. */
  rectOf(finding: Finding): DOMRect;
  /** Applies a suggestion; `false` if the wording is no longer there. */
  apply(finding: Finding, suggestion: Suggestion): boolean;
  /** Takes every mark away. */
  end(): void;
}

/** Checks a `textarea`, a text `input`, an editable element, or a part of a page. */
export function watch(element: HTMLElement, checker: AnyChecker, options?: WatchOptions): Watch;
