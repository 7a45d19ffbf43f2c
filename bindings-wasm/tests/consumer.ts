// A strict TypeScript consumer: it compiles against the declarations, and its tables of keys are held against what the
// engine returns, so that declarations and objects cannot drift apart.
import { Checker, CseaTermsError, WorkerChecker, applySuggestion } from 'csea-terms';
import type {
  Classification,
  Code,
  Concept,
  Designation,
  Edit,
  Exempted,
  Exemption,
  Finding,
  Level,
  Report,
  Source,
  SourceStatement,
  Span,
  Suggestion,
  Tag,
  TagEvidence,
} from 'csea-terms';

/** Every key of a type: `always` there, or only `sometimes`. */
type Keys<T> = { [K in keyof Required<T>]: undefined extends T[K] ? 'sometimes' : 'always' };

const span: Keys<Span> = { utf8: 'always', utf16: 'always', char: 'always' };
const finding: Keys<Finding> = {
  start: 'always',
  end: 'always',
  concept: 'always',
  designation: 'always',
  term: 'always',
  surface: 'always',
  level: 'always',
  kind: 'sometimes',
  span: 'always',
  line: 'always',
  column: 'always',
  message: 'always',
  reason: 'always',
  advice: 'sometimes',
  audience: 'sometimes',
  sources: 'always',
  suggestions: 'always',
  fingerprint: 'always',
  exemption: 'always',
};
const exempted: Keys<Exempted> = finding;
const report: Keys<Report> = {
  terminologyVersion: 'always',
  format: 'always',
  truncated: 'always',
  findings: 'always',
  exempted: 'always',
  notices: 'always',
};
const source: Keys<Source> = { id: 'always', evidence: 'always' };
const suggestion: Keys<Suggestion> = {
  replacement: 'always',
  applicability: 'always',
  note: 'sometimes',
  edits: 'sometimes',
};
const edit: Keys<Edit> = { span: 'always', replacement: 'always' };
const exemption: Keys<Exemption> = { kind: 'always', reason: 'always' };
const concept: Keys<Concept> = {
  id: 'always',
  group: 'always',
  label: 'always',
  definition: 'always',
  scopeNote: 'sometimes',
  related: 'sometimes',
  designations: 'always',
};
const designation: Keys<Designation> = {
  id: 'always',
  text: 'always',
  language: 'always',
  status: 'always',
  usage: 'always',
  kind: 'sometimes',
  reason: 'sometimes',
  exceptions: 'sometimes',
  replacements: 'sometimes',
  advice: 'sometimes',
  sources: 'always',
};
const statement: Keys<SourceStatement> = {
  id: 'always',
  authority: 'always',
  title: 'always',
  year: 'sometimes',
  address: 'sometimes',
  evidence: 'always',
  mark: 'always',
  note: 'sometimes',
};

const classification: Keys<Classification> = { threats: 'always', measures: 'always', frameworks: 'always' };
const tag: Keys<Tag> = {
  id: 'always',
  label: 'always',
  score: 'always',
  evidence: 'always',
  recommended: 'always',
  codes: 'always',
};
const evidence: Keys<TagEvidence> = {
  start: 'always',
  end: 'always',
  surface: 'always',
  span: 'always',
  line: 'always',
  rule: 'always',
};
const code: Keys<Code> = { scheme: 'always', code: 'always', label: 'always', relation: 'always', evidence: 'always' };

export const keys = {
  classification,
  tag,
  evidence,
  code,
  report,
  finding,
  exempted,
  span,
  source,
  suggestion,
  edit,
  exemption,
  concept,
  designation,
  statement,
};

/** The package as a writer of plugins uses it. */
export async function levelsOf(text: string): Promise<Level[]> {
  const checker = await Checker.load({ level: 'caution', languages: ['en'], maxFindings: 100 });
  const { findings } = checker.check(text, { format: 'markdown' });
  return findings.map(({ level }) => level);
}

export async function firstFixed(text: string): Promise<string> {
  const checker = await Checker.load();
  const [first] = checker.check(text).findings;
  const best = first?.suggestions[0];
  return first !== undefined && best !== undefined ? applySuggestion(text, first, best) : text;
}

/** What a writer of an editor does, on either side of a worker. */
export async function edited(before: string, after: string): Promise<number[]> {
  const checker = await Checker.load({ profile: 'media' });
  const document = checker.open(before);
  const { added, removed } = document.set(after);
  document.edit([{ start: 0, end: 0, text: '' }]);
  const worker = await WorkerChecker.load();
  const far = await worker.open(before);
  const change = await far.edit({ start: 0, end: before.length, text: after });
  const report = await worker.check(after, { key: 'one', signal: new AbortController().signal });
  await worker.close();
  return [added.length, removed.length, document.findings.length, change.report.findings.length, report.findings.length];
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof CseaTermsError ? error.code : undefined;
}

export async function misuse(checker: Checker): Promise<void> {
  // @ts-expect-error there is no such level
  await Checker.load({ level: 'loud' });
  // @ts-expect-error there is no such format
  checker.check('text', { format: 'docx' });
  // @ts-expect-error a checker is loaded, not constructed
  new Checker();
}
