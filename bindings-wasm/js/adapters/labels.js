// What a writer reads around findings. Everything can be replaced, for other languages of the page.

export const LABELS = {
  avoid: 'Best avoided',
  caution: 'Needs care',
  info: 'Note',
  use: (replacement) => `Use “${replacement}”`,
  idea: (replacement) => `Consider “${replacement}”`,
  changed: (replacement) => `Changed to “${replacement}”`,
  keep: 'Keep and don’t show again',
  kept: 'Kept, and not shown again',
  close: 'Close',
  why: 'Why',
  advice: 'What to do',
  authority: 'Who says so',
  place: (number, count) => `${number} of ${count}`,
  found: (count) => (count === 1 ? '1 wording to look at' : `${count} wordings to look at`),
};

/** The suggestions that a click can apply, the best first. */
export function applicable(finding) {
  return finding.suggestions.filter(({ applicability }) => applicability !== 'display');
}

/** Who speaks against the wording, from a `Checker` or a `WorkerChecker`. */
export async function authorities(checker, finding) {
  const sources = await Promise.all(finding.sources.map(({ id }) => checker.source(id)));
  return finding.sources.map(({ id, evidence }, index) => ({ ...(sources[index] ?? { id, authority: id, title: '' }), evidence }));
}
