import type { Authority, Evidence, AnyChecker, Finding, Suggestion } from '../index.js';

/** What a writer reads around findings. */
export interface Labels {
  avoid: string;
  caution: string;
  info: string;
  use: (replacement: string) => string;
  idea: (replacement: string) => string;
  /** Said aloud after a suggestion was taken. */
  changed: (replacement: string) => string;
  keep: string;
  /** Said aloud after a wording was kept. */
  kept: string;
  close: string;
  why: string;
  advice: string;
  authority: string;
  place: (number: number, count: number) => string;
  found: (count: number) => string;
}

export const LABELS: Labels;
/** The suggestions that a click can apply, the best first. */
export function applicable(finding: Finding): Suggestion[];
/** Who speaks against the wording. */
export function authorities(checker: AnyChecker, finding: Finding): Promise<(Authority & { evidence: Evidence })[]>;
