export type Level = "avoid" | "caution" | "info";
export type Format = "plain" | "markdown" | "html";
export type Applicability = "safe" | "review" | "display";
export type EvidenceGrade =
  | "attested" | "secondary" | "analogy" | "recalled-high" | "recalled-medium" | "recalled-low";
export type ExemptionKind =
  | "quotation" | "mention" | "title" | "offence" | "reference" | "markup" | "own-words" | "directive" | "preferred";

export interface CheckerOptions {
  /** Lowest level reported; `caution` if left out. */
  level?: Level;
  /** BCP 47 tags; English if left out. */
  languages?: string[];
  /** Leaves out findings that rest on weaker evidence. */
  evidence?: EvidenceGrade;
}

export interface LoadOptions extends CheckerOptions {
  /** The WebAssembly module, where it is not beside the package. */
  wasm?: string | URL | Request | BufferSource | WebAssembly.Module;
}

/** The same place in three units; `start` and `end` of a finding are UTF-16 code units. */
export interface Span {
  utf8: [number, number];
  utf16: [number, number];
  char: [number, number];
}

export interface Edit { span: Span; replacement: string }

export interface Suggestion {
  replacement: string;
  applicability: Applicability;
  note?: string;
  /** Present where the change is more than putting the replacement into the finding's span. */
  edits?: Edit[];
}

export interface Finding {
  /** UTF-16 code units: `text.slice(start, end) === surface`. */
  start: number;
  end: number;
  concept: string;
  designation: string;
  term: string;
  surface: string;
  level: Level;
  kind?: string;
  span: Span;
  line: number;
  column: number;
  message: string;
  reason: string;
  advice?: string;
  sources: { id: string; evidence: EvidenceGrade }[];
  suggestions: Suggestion[];
  fingerprint: string;
  exemption: { kind: ExemptionKind; reason: string } | null;
}

export interface Report {
  terminologyVersion: string;
  format: Format;
  truncated: boolean;
  findings: Finding[];
  exempted: Finding[];
}

export interface Designation {
  id: string;
  text: string;
  language: string;
  status: "preferred" | "admitted" | "deprecated";
  usage: "recommended" | Level;
  kind?: string;
  reason?: string;
  exceptions?: string;
  replacements?: string[];
  advice?: string;
  sources: {
    id: string; authority: string; title: string; year?: string; address?: string;
    evidence: EvidenceGrade; mark: string; note?: string;
  }[];
}

export interface Concept {
  id: string;
  group: string;
  label: string;
  definition: string;
  scopeNote?: string;
  related?: string[];
  designations: Designation[];
}

export class CseaTermsError extends Error {
  readonly code: "invalid-option" | "apply-failed" | "load-failed" | "internal";
}
export class OptionError extends CseaTermsError {}
export class ApplyError extends CseaTermsError {}
export class LoadError extends CseaTermsError {}

export class Checker {
  private constructor();
  static load(options?: LoadOptions): Promise<Checker>;
  static readonly version: string;
  readonly terminologyVersion: string;
  check(text: string, options?: { format?: Format }): Report;
  apply(text: string, options?: { format?: Format; applicability?: Applicability }): string;
  explain(text: string): Concept[];
}
