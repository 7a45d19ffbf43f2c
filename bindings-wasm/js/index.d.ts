export type Level = 'info' | 'caution' | 'avoid';
export type Format = 'plain' | 'markdown' | 'html';
export type Applicability = 'display' | 'review' | 'safe';
export type Usage = 'recommended' | Level;
export type Status = 'preferred' | 'admitted' | 'deprecated';
export type Evidence = 'recalled-low' | 'recalled-medium' | 'recalled-high' | 'analogy' | 'secondary' | 'attested';
export type Mark = Usage | 'legal-only' | 'unknown';
export type Kind =
  | 'outdated'
  | 'stigmatising'
  | 'victim-blaming'
  | 'minimising'
  | 'sensational'
  | 'imprecise'
  | 'legal-only';
export type ExemptionKind =
  | 'quotation'
  | 'mention'
  | 'title'
  | 'offence'
  | 'reference'
  | 'markup'
  | 'own-words'
  | 'directive'
  | 'preferred';

export interface LoadOptions {
  /** The lowest level that is reported; `caution` if left out. */
  readonly level?: Level;
  /** Languages of the text, as BCP 47 tags; English if left out. */
  readonly languages?: readonly string[];
  /** Leaves out findings whose best evidence is weaker than this. */
  readonly evidence?: Evidence;
  /** The audience of the texts: a profile of the terminology, such as `media`. */
  readonly profile?: string;
  /** A terminology of one's own, as `csea-terms compile` writes it (with `--extend`: beside the built-in one). */
  readonly terminology?: string | ArrayBuffer | ArrayBufferView;
  /** Bytes of a text (in UTF-8) that are checked. */
  readonly maxTextBytes?: number;
  /** Findings and exempted places of a report. */
  readonly maxFindings?: number;
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

/** What a check found. */
export interface Report {
  terminologyVersion: string;
  format: Format;
  /** Whether a limit ended the check before the end of the text. */
  truncated: boolean;
  /** What a writer should look at, in the order of the text. */
  findings: Finding[];
  /** What was recognised and left alone, in the order of the text. */
  exempted: Exempted[];
  /** Directives in the text that do not do what their author may expect. */
  notices: Notice[];
}

/** A directive that does not do what its author may expect. */
export interface Notice {
  span: Span;
  /** Line, from 1. */
  line: number;
  /** Column in code points, from 1. */
  column: number;
  /** What is wrong, and what to do. */
  message: string;
}

/** A piece of discouraged wording in a text. */
export interface Finding {
  /** Where it starts, in UTF-16 code units. */
  start: number;
  /** Where it ends; `text.slice(start, end)` is the surface. */
  end: number;
  /** Identifier of the concept. */
  concept: string;
  /** Identifier of the designation within the concept. */
  designation: string;
  /** The designation as the terminology lists it. */
  term: string;
  /** The wording as it stands in the text. */
  surface: string;
  level: Level;
  /** Why it is discouraged, in a word. */
  kind?: Kind;
  span: Span;
  /** Line, from 1. */
  line: number;
  /** Column in code points, from 1. */
  column: number;
  /** What the finding says, in a sentence. */
  message: string;
  /** Why the wording is discouraged. */
  reason: string;
  /** What to do where nothing can be swapped in. */
  advice?: string;
  /** What the profile changed, and why, with its name. */
  audience?: string;
  /** Who says so, best evidence first. */
  sources: Source[];
  /** Wording that could stand there instead, the best first. */
  suggestions: Suggestion[];
  /** Identifies the finding across runs. */
  fingerprint: string;
  /** Why its level was lowered, if it was. */
  exemption: Exemption | null;
}

/** A place that was recognised and left alone. */
export interface Exempted extends Finding {
  exemption: Exemption;
}

/** The same place in three units. */
export interface Span {
  utf8: [start: number, end: number];
  utf16: [start: number, end: number];
  /** Code points. */
  char: [start: number, end: number];
}

export interface Source {
  id: string;
  evidence: Evidence;
}

export interface Suggestion {
  /** What would stand in the place of the finding. */
  replacement: string;
  applicability: Applicability;
  /** When it fits. */
  note?: string;
  /** The changes to the text, where they are more than putting the replacement into the span. */
  edits?: Edit[];
}

export interface Edit {
  span: Span;
  replacement: string;
}

export interface Exemption {
  kind: ExemptionKind;
  /** The same for the writer. */
  reason: string;
}

/** A concept with all that a reader may want to know of it. */
export interface Concept {
  id: string;
  /** Section of the data. */
  group: string;
  /** Heading. */
  label: string;
  definition: string;
  /** What belongs here and what does not. */
  scopeNote?: string;
  /** Identifiers of related concepts. */
  related?: string[];
  /** All designations, recommended ones first. */
  designations: Designation[];
}

export interface Designation {
  /** Identifier within the concept. */
  id: string;
  text: string;
  /** BCP 47 tag. */
  language: string;
  status: Status;
  usage: Usage;
  kind?: Kind;
  /** Why it is discouraged. */
  reason?: string;
  /** Where it is right. */
  exceptions?: string;
  /** Wording to use instead. */
  replacements?: string[];
  /** What to do where nothing can be swapped in. */
  advice?: string;
  /** Who says so, best evidence first. */
  sources: SourceStatement[];
}

export interface SourceStatement {
  id: string;
  /** Who speaks. */
  authority: string;
  /** Title of the document. */
  title: string;
  /** Year or period. */
  year?: string;
  /** Official address. */
  address?: string;
  evidence: Evidence;
  /** What the source says of the wording. */
  mark: Mark;
  /** What it supports. */
  note?: string;
}

/** What a text speaks about. A tag does not say that anything happened, or who did it. */
export interface Classification {
  /** Every facet but measures, sorted by score. */
  threats: Tag[];
  /** Protective topics, sorted by score. */
  measures: Tag[];
  /** Capabilities of response frameworks, sorted by score. */
  frameworks: Tag[];
}

export interface Tag {
  id: string;
  /** Heading. */
  label: string;
  /** Strength of the best rule, 0.50 to 1.00. No probability. */
  score: number;
  /** What led to it. */
  evidence: TagEvidence[];
  /** Recommended words for it. */
  recommended: string[];
  /** Codes of the schemes asked for. */
  codes: Code[];
}

export interface TagEvidence {
  /** In UTF-16 code units; `text.slice(start, end)` is the surface. */
  start: number;
  end: number;
  surface: string;
  span: Span;
  /** Line, from 1. */
  line: number;
  /** The rule, as the data has it. */
  rule: string;
}

export interface Code {
  scheme: string;
  code: string;
  label: string;
  /** `exact`, `close`, `broad`, `narrow` or `related`. */
  relation: string;
  evidence: Evidence;
}

/** A profile: an audience, and what the terminology says otherwise for it. */
export interface Profile {
  name: string;
  /** Who it is for. */
  about: string;
  rules: ProfileRule[];
}

export interface ProfileRule {
  /** Which wording: fields with the values they must have. */
  wording: [field: string, value: string][];
  /** The level that it has for this audience. */
  level?: Usage;
  /** Replacements that are not offered. */
  withhold?: string[];
  /** The replacement that is offered first. */
  prefer?: string;
  advice?: string;
  why: string;
}

/** A document that speaks about wording. */
export interface Authority {
  id: string;
  /** Who speaks. */
  authority: string;
  title: string;
  year?: string;
  address?: string;
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
  /** The worker, if the package's own cannot be started: a module worker that imports `csea-terms/worker`. */
  readonly worker?: Worker;
}

export interface RequestOptions {
  /** Aborts the request; it then fails with `CancelledError`. */
  readonly signal?: AbortSignal;
}

export interface WorkerCheckOptions extends CheckOptions, RequestOptions {
  /** What the text is a version of: a newer request with this key cancels the older one. */
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
