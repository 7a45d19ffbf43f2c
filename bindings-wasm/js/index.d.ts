// What people call. The objects that are handed over are declared in types.d.ts, which is generated from their types in Rust.
import type {
  Applicability,
  Authority,
  CheckerOptions,
  Classification,
  Concept,
  Finding,
  Format,
  Profile,
  Report,
  Suggestion,
} from './types.js';

export type * from './types.js';

export interface LoadOptions extends CheckerOptions {
  /** A terminology of one's own, as `csea-terms compile` writes it (with `--extend`: beside the built-in one). */
  readonly terminology?: string | ArrayBuffer | ArrayBufferView;
  /** The WebAssembly file, if it does not lie beside the module: only the first load of a page reads it. */
  readonly wasm?: string | URL | Request | Response | BufferSource | WebAssembly.Module;
}

export interface CheckOptions {
  /** How the text is written; `plain` if left out. */
  readonly format?: Format;
}

export interface ClassifyOptions extends CheckOptions {
  /** Schemes whose codes tags carry, by id or the beginning of one; none if left out. */
  readonly schemes?: readonly string[];
}

export interface ApplyOptions extends CheckOptions {
  /** The least applicability of a suggestion that is applied; `safe` if left out. */
  readonly applicability?: Applicability;
}

/** A change of a text: `text` takes the place of the UTF-16 code units from `start` to `end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What an edit changed. */
export interface Change {
  /** Findings that were not there before, or say something else now. */
  added: Finding[];
  /** Findings that are gone, where they stood before. */
  removed: Finding[];
  /** The report on the text as it is now. */
  report: Report;
}

/** Checks texts for outdated or harmful wording. */
export class Checker {
  private constructor();
  /**
   * Loads the engine once and compiles a checker.
   *
   * @throws {OptionError} if an option does not exist, or the terminology cannot be read
   * @throws {LoadError} if the WebAssembly file cannot be loaded
   */
  static load(options?: LoadOptions): Promise<Checker>;
  /** Version of the package. */
  static get version(): string;
  /** Version of the terminology. */
  get terminologyVersion(): string;
  /** Checks a text. */
  check(text: string, options?: CheckOptions): Report;
  /**
   * The text with the first suggestion of every finding applied that is applicable enough. Exempted places are never
   * touched.
   */
  apply(text: string, options?: ApplyOptions): string;
  /** What a text speaks about: threats, measures, frameworks, each with its evidence. */
  classify(text: string, options?: ClassifyOptions): Classification;
  /** The concepts that a person may mean by a word or an id. */
  explain(term: string): Concept[];
  /** A text that is being written: after an edit, only what it changes is checked again. */
  open(text: string, options?: CheckOptions): Document;
  /** The profiles that `load` takes. */
  profiles(): Profile[];
  /** The languages that `load` takes, as BCP 47 tags. */
  languages(): string[];
  /** The document behind the id of a source. */
  source(id: string): Authority | undefined;
  /** Gives the engine's memory back at once; without it, that happens when the checker is collected. */
  free(): void;
}

/** A text that is being written. At any time its report is the one that a fresh check of its text gives. */
export class Document {
  private constructor();
  get text(): string;
  get report(): Report;
  get findings(): Finding[];
  /**
   * Edits the text; the places of several edits are those before any of them.
   *
   * @throws {OptionError} if an edit lies outside the text, or two overlap; nothing is changed then
   */
  edit(edits: TextEdit | readonly TextEdit[]): Change;
  /** Makes the text this one, by the smallest edit. */
  set(text: string): Change;
  free(): void;
}

export interface WorkerLoadOptions extends Omit<LoadOptions, 'wasm'> {
  /** The WebAssembly file, if it does not lie beside the module. */
  readonly wasm?: string | URL | ArrayBuffer | ArrayBufferView | WebAssembly.Module;
  /**
   * What starts the worker, if the package's own cannot be started: a module worker that imports `csea-terms/worker`. A worker itself
   * does, too, but no other can then take its place when it is busy with what was cancelled.
   */
  readonly worker?: Worker | (() => Worker);
}

export interface RequestOptions {
  /** Aborts the request; it then fails with `CancelledError`. */
  readonly signal?: AbortSignal;
}

export interface WorkerCheckOptions extends CheckOptions, RequestOptions {
  /** What the text is a version of: a newer request with this key cancels the older one, even one that runs. */
  readonly key?: unknown;
}

/** A `Checker` off the main thread: the same methods, with promises. */
export class WorkerChecker {
  private constructor();
  /** Starts a worker and loads a checker in it. */
  static load(options?: WorkerLoadOptions): Promise<WorkerChecker>;
  get version(): string;
  get terminologyVersion(): string;
  check(text: string, options?: WorkerCheckOptions): Promise<Report>;
  apply(text: string, options?: ApplyOptions & RequestOptions): Promise<string>;
  classify(text: string, options?: ClassifyOptions & RequestOptions): Promise<Classification>;
  explain(term: string, options?: RequestOptions): Promise<Concept[]>;
  open(text: string, options?: CheckOptions): Promise<WorkerDocument>;
  profiles(): Promise<Profile[]>;
  languages(): Promise<string[]>;
  source(id: string): Promise<Authority | undefined>;
  /** Ends the worker; what was not answered fails. */
  close(): Promise<void>;
}

/** A `Document` off the main thread. Edits are answered in order. */
export class WorkerDocument {
  private constructor();
  /** The text with all edits that were asked for. */
  get text(): string;
  /** The latest report that came back. */
  get report(): Report;
  get findings(): Finding[];
  edit(edits: TextEdit | readonly TextEdit[]): Promise<Change>;
  set(text: string): Promise<Change>;
  free(): Promise<void>;
}

/** Either kind of checker. */
export type AnyChecker = Checker | WorkerChecker;

/**
 * Where things stand after an edit, for what cannot be checked again at once: things after it move, and those that it
 * touches are left out.
 */
export function mapPlaces<T extends { start: number; end: number }>(list: readonly T[], change: TextEdit): T[];

/**
 * The edits that a suggestion makes, in order.
 *
 * @throws {ApplyError} if the suggestion can only be shown
 */
export function editsOf(finding: Finding, suggestion: Suggestion): TextEdit[];

/**
 * The text with one suggestion of a finding applied.
 *
 * @throws {ApplyError} if the text is not the one that was checked, or the suggestion can only be shown
 */
export function applySuggestion(text: string, finding: Finding, suggestion: Suggestion): string;

export type ErrorCode = 'invalid-option' | 'apply-failed' | 'load-failed' | 'cancelled' | 'internal';

/** Anything that this package refuses to do. */
export class CseaTermsError extends Error {
  readonly code: ErrorCode;
}

/** An option or argument has a value that does not exist. */
export class OptionError extends CseaTermsError {
  readonly code: 'invalid-option';
}

/** A suggestion does not fit the text. */
export class ApplyError extends CseaTermsError {
  readonly code: 'apply-failed';
}

/** The WebAssembly file could not be loaded. */
export class LoadError extends CseaTermsError {
  readonly code: 'load-failed';
}

/** A newer request took the place of this one, or it was aborted. */
export class CancelledError extends CseaTermsError {
  readonly code: 'cancelled';
}
