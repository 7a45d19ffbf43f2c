// The golden cases, and how this binding is held against one.
import { readFile, readdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';

const KEYS = ['name', 'group', 'text', 'format', 'level', 'findings', 'exempted'];
const FINDING_KEYS = ['surface', 'level', 'concept', 'suggestion'];
const EXEMPTED_KEYS = ['surface', 'kind'];

/** The cases of every file of a folder; keys that the runner would overlook are an error. */
export async function load(folder) {
  const cases = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
    for (const one of JSON.parse(await readFile(new URL(file, folder), 'utf8'))) {
      const unknown = [
        ...Object.keys(one).filter((key) => !KEYS.includes(key)),
        ...one.findings.flatMap(Object.keys).filter((key) => !FINDING_KEYS.includes(key)),
        ...one.exempted.flatMap(Object.keys).filter((key) => !EXEMPTED_KEYS.includes(key)),
      ];
      if (unknown.length > 0) {
        throw new Error(`${file}: ${one.name}: unknown keys ${unknown}`);
      }
      cases.push({ file, ...one });
    }
  }
  return cases;
}

/** What the report says otherwise than the case. */
export function problems(wanted, report) {
  const surface = ({ start, end }) => wanted.text.slice(start, end);
  const told = [];
  const compare = (what, found, expected) => {
    if (!isDeepStrictEqual(found, expected)) {
      told.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    }
  };
  compare(
    'findings',
    report.findings.map((one) => [surface(one), one.level, one.concept]),
    wanted.findings.map((one) => [one.surface, one.level, one.concept]),
  );
  compare(
    'exempted',
    report.exempted.map((one) => [surface(one), one.exemption?.kind]),
    wanted.exempted.map((one) => [one.surface, one.kind]),
  );
  for (const [index, { suggestion }] of wanted.findings.entries()) {
    const offered = report.findings[index]?.suggestions.map(({ replacement }) => replacement);
    if (suggestion !== undefined && !offered?.includes(suggestion)) {
      told.push(`${JSON.stringify(suggestion)} is not among ${JSON.stringify(offered)}`);
    }
  }
  for (const one of [...report.findings, ...report.exempted]) {
    compare('surface', surface(one), one.surface);
  }
  return told;
}
