// What a writer decided to keep: findings that are not shown again.

/** A set of fingerprints that can be exported. Fires `change` when it changes. */
export class KeptFindings extends EventTarget {
  #entries = new Map();

  /** @param {Iterable<{ fingerprint: string, surface?: string }>} [entries] */
  constructor(entries = []) {
    super();
    for (const { fingerprint, surface = '' } of entries) {
      this.#entries.set(fingerprint, surface);
    }
  }

  get size() {
    return this.#entries.size;
  }

  has({ fingerprint }) {
    return this.#entries.has(fingerprint);
  }

  keep({ fingerprint, surface = '' }) {
    this.#entries.set(fingerprint, surface);
    this.dispatchEvent(new Event('change'));
  }

  forget({ fingerprint }) {
    if (this.#entries.delete(fingerprint)) {
      this.dispatchEvent(new Event('change'));
    }
  }

  clear() {
    this.#entries.clear();
    this.dispatchEvent(new Event('change'));
  }

  /** Those of a list that are to be shown. */
  shown(findings) {
    return findings.filter((finding) => !this.has(finding));
  }

  [Symbol.iterator]() {
    return [...this.#entries].map(([fingerprint, surface]) => ({ fingerprint, surface }))[Symbol.iterator]();
  }

  toJSON() {
    return { schema: 1, kept: [...this] };
  }

  /** Reads what `JSON.stringify(kept)` wrote. */
  static from(json) {
    const value = typeof json === 'string' ? JSON.parse(json) : json;
    if (value?.schema !== 1 || !Array.isArray(value.kept)) {
      throw new TypeError('this is no list of kept findings');
    }
    return new KeptFindings(value.kept.filter(({ fingerprint }) => typeof fingerprint === 'string'));
  }
}
