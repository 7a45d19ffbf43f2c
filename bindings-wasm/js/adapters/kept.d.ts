import type { Finding } from '../index.js';

export interface KeptEntry {
  fingerprint: string;
  surface: string;
}

/** What a writer decided to keep. Tells its listeners of `change`; `JSON.stringify(kept)` exports it. */
export class KeptFindings implements Iterable<KeptEntry> {
  constructor(entries?: Iterable<{ fingerprint: string; surface?: string }>);
  addEventListener(type: 'change', listener: () => void, options?: { signal?: AbortSignal }): void;
  removeEventListener(type: 'change', listener: () => void): void;
  get size(): number;
  has(finding: Pick<Finding, 'fingerprint'>): boolean;
  keep(finding: Pick<Finding, 'fingerprint' | 'surface'>): void;
  forget(finding: Pick<Finding, 'fingerprint'>): void;
  clear(): void;
  /** Makes the entries those of another list, as they were kept elsewhere. */
  replace(entries: Iterable<{ fingerprint: string; surface?: string }>): void;
  /** Those of a list that are to be shown. */
  shown<T extends Pick<Finding, 'fingerprint'>>(findings: readonly T[]): T[];
  [Symbol.iterator](): Iterator<KeptEntry>;
  toJSON(): { schema: 1; kept: KeptEntry[] };
  /** Reads what `JSON.stringify(kept)` wrote. */
  static from(json: string | object): KeptFindings;
}
