import { Checker } from 'csea-terms';
import { watch } from 'csea-terms/dom';
import { KeptFindings } from 'csea-terms/kept';

const checker = await Checker.load();
const kept = new KeptFindings();
const watches = new Map();
globalThis.dom = {
  kept: () => JSON.stringify(kept),
  watch: (selector) => watches.set(selector, watch(document.querySelector(selector), checker, { kept, delay: 50 })),
  end: (selector) => watches.get(selector).end(),
  marked: (selector) => watches.get(selector).findings.map(({ surface }) => surface),
  rects: (selector) => watches.get(selector).findings.map((finding) => watches.get(selector).rectOf(finding).toJSON()),
  suggestions: (selector) => watches.get(selector).findings[0].suggestions,
  accept: (selector) => {
    const [finding] = watches.get(selector).findings;
    return watches.get(selector).apply(finding, finding.suggestions[0]);
  },
  highlighted: () =>
    ['avoid', 'caution', 'info'].flatMap((level) => [...(CSS.highlights.get(`csea-terms-${level}`) ?? [])].map((range) => range.toString())),
};
globalThis.ready = true;
