import type { Finding } from '../index.js';

export interface KeptEntry {
  fingerprint: string;
  surface: string;
}

/** What a writer decided to keep. Fires `change` when it changes; `JSON.stringify(kept)` exports it. */
export class KeptFindings extends EventTarget implements Iterable<KeptEntry> {
  constructor(entries?: Iterable<{ fingerprint: string; surface?: string }>);
  get size(): number;
  has(finding: Pick<Finding, 'fingerprint'>): boolean;
  keep(finding: Pick<Finding, 'fingerprint' | 'surface'>): void;
  forget(finding: Pick<Finding, 'fingerprint'>): void;
  clear(): void;
  /** Those of a list that are to be shown. */
  shown<T extends Pick<Finding, 'fingerprint'>>(findings: readonly T[]): T[];
  [Symbol.iterator](): Iterator<KeptEntry>;
  toJSON(): { schema: 1; kept: KeptEntry[] };
  /** Reads what `JSON.stringify(kept)` wrote. */
  static from(json: string | object): KeptFindings;
}
