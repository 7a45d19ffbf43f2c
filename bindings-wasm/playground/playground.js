// The page: a text, what is found in it, and what else it could say.
import { Checker, applySuggestion } from './csea-terms/index.js';
import { watch } from './csea-terms/adapters/dom.js';
import { LABELS, applicable, authorities } from './csea-terms/adapters/labels.js';
import { KeptFindings } from './csea-terms/adapters/kept.js';
import { asMarkdown } from './report.js';
import { SAMPLES } from './samples.js';

const at = (id) => document.getElementById(id);
const kept = new KeptFindings();
let checker;
let watching;
let report;
let tab = 'findings';

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** Loads a checker for the options of the form, and checks again. */
async function load() {
  const profile = at('profile').value;
  const options = { level: at('level').value, languages: [at('language').value || 'en'], ...(profile && { profile }) };
  watching?.end();
  checker?.free();
  checker = await Checker.load(options);
  watching = watch(at('text'), checker, { kept, delay: 60, format: at('format').value, onReport: show });
}

async function show(found) {
  report = { ...found, findings: kept.shown(found.findings) };
  const { findings, exempted } = report;
  const words = at('text').value.trim().split(/\s+/u).filter(Boolean).length;
  at('count').textContent = words === 1 ? '1 word' : `${words} words`;
  const alone = exempted.length === 0 ? '' : `, ${exempted.length} left alone`;
  at('summary').textContent = words === 0 ? 'Write or paste a text.' : `${LABELS.found(findings.length)}${alone}.`;
  at('tab-findings').textContent = `To look at (${findings.length})`;
  at('tab-exempted').textContent = `Left alone (${exempted.length})`;
  at('fix').disabled = !findings.some(({ suggestions }) => suggestions[0]?.applicability === 'safe');
  await draw();
}

async function draw() {
  const cards = await CARDS[tab]();
  at('panel').replaceChildren(...cards);
  at('panel').setAttribute('aria-labelledby', `tab-${tab}`);
}

const CARDS = {
  findings: async () => {
    const cards = await Promise.all(report.findings.map(findingCard));
    return cards.length > 0 ? cards : [empty(at('text').value.trim() === '' ? 'What we find appears here as you write.' : 'Nothing to look at. Thank you for choosing words with care.')];
  },
  exempted: async () =>
    report.exempted.length > 0
      ? report.exempted.map(exemptedCard)
      : [empty('Titles, quotations and words that are only spoken about would appear here, each with its reason.')],
  topics: async () => {
    const found = checker.classify(at('text').value, { format: at('format').value });
    const cards = [
      ...topicCards('Threats', found.threats),
      ...topicCards('Measures', found.measures),
      ...topicCards('Response frameworks', found.frameworks),
    ];
    return cards.length > 0 ? cards : [empty('This text names no threat, measure or framework that we know.')];
  },
};

const empty = (text) => element('p', { class: 'empty' }, text);

function place(finding) {
  const select = () => {
    at('text').focus();
    at('text').setSelectionRange(finding.start, finding.end);
  };
  return element('button', { type: 'button', class: 'place', click: select, title: 'Show it in the text' }, finding.surface);
}

async function findingCard(finding) {
  const sources = await authorities(checker, finding);
  const choices = applicable(finding).map((suggestion) => {
    const apply = () => change(applySuggestion(at('text').value, finding, suggestion));
    const note = suggestion.note && element('small', {}, ` ${suggestion.note}`);
    return element('button', { type: 'button', click: apply }, suggestion.replacement, note ?? '');
  });
  const keep = element('button', { type: 'button', class: 'keep', click: () => kept.keep(finding) }, LABELS.keep);
  const names = [...new Set(sources.map(({ authority }) => authority))];
  return element(
    'article',
    { class: `card ${finding.level}` },
    element('div', { class: 'head' }, place(finding), element('span', { class: 'tag' }, LABELS[finding.level])),
    choices.length > 0 ? element('div', { class: 'choices' }, ...choices) : undefined,
    element('p', {}, finding.reason),
    finding.advice && element('p', {}, finding.advice),
    finding.exemption && element('p', { class: 'quiet' }, finding.exemption.reason),
    finding.audience && element('p', { class: 'quiet' }, finding.audience),
    element(
      'div',
      { class: 'foot' },
      element(
        'details',
        { class: 'sources' },
        element('summary', {}, `${LABELS.authority}: ${names.slice(0, 2).join(', ')}${names.length > 2 ? ' …' : ''}`),
        element('ul', {}, ...sources.map(sourceLine)),
      ),
      keep,
    ),
  );
}

function sourceLine({ authority, title, year, evidence, address }) {
  const words = [authority, title, year].filter(Boolean).join(', ');
  const said = address ? element('a', { href: address, rel: 'noreferrer', target: '_blank' }, words) : words;
  return element('li', {}, said, ` (evidence: ${evidence})`);
}

function exemptedCard(finding) {
  return element(
    'article',
    { class: 'card' },
    element('div', { class: 'head' }, place(finding), element('span', { class: 'tag' }, finding.exemption.kind)),
    element('p', { class: 'sentence' }, `${finding.exemption.reason}.`),
  );
}

/** Topics of one sort, under their heading. */
function topicCards(heading, tags) {
  return tags.length === 0 ? [] : [element('h3', {}, heading), ...tags.map(topicCard)];
}

function topicCard({ id, label, score, evidence, recommended }) {
  return element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'head' },
      element('b', { title: id }, label),
      element('span', { class: 'score' }, meter(score), score.toFixed(2)),
    ),
    element('p', { class: 'evidence' }, ...evidence.flatMap((one, index) => [index > 0 ? ' · ' : '', place(one)])),
    recommended.length > 0 ? element('p', { class: 'quiet' }, `Recommended: ${recommended.join(', ')}`) : undefined,
  );
}

function meter(score) {
  const filled = element('span');
  filled.style.inlineSize = `${score * 100}%`;
  const values = { 'aria-label': 'Strength', 'aria-valuemin': 0, 'aria-valuemax': 1, 'aria-valuenow': score };
  return element('span', { class: 'meter', role: 'meter', ...values }, filled);
}

/** Changes the text in a way that the browser can undo. */
function change(text) {
  const field = at('text');
  const changed = field.value !== text;
  field.focus();
  field.select();
  if (changed && !document.execCommand('insertText', false, text)) {
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }
  field.setSelectionRange(0, 0);
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = label), 1500);
}

function fill(select, entries) {
  select.append(...entries.map(([value, label]) => element('option', { value }, label)));
}

function choose(name) {
  tab = name;
  for (const one of ['findings', 'exempted', 'topics']) {
    at(`tab-${one}`).setAttribute('aria-selected', String(one === name));
    at(`tab-${one}`).tabIndex = one === name ? 0 : -1;
  }
  draw();
}

function tabKeys(event) {
  const names = ['findings', 'exempted', 'topics'];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step !== undefined) {
    const next = names[(names.indexOf(tab) + step + names.length) % names.length];
    choose(next);
    at(`tab-${next}`).focus();
  }
}

async function begin() {
  // On a narrow screen, the text comes first.
  at('more').open = !matchMedia('(max-width: 56.25rem)').matches;
  fill(at('sample'), SAMPLES.map(({ name }, index) => [String(index), name]));
  const first = await Checker.load();
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  fill(at('language'), first.languages().map((tag) => [tag, names.of(tag)]));
  fill(at('profile'), first.profiles().map(({ name, about }) => [name, `${name[0].toUpperCase()}${name.slice(1)}: ${about}`]));
  at('version').textContent = `Version ${Checker.version}, terminology ${first.terminologyVersion}`;
  first.free();

  const takeSample = () => {
    const { text, format } = SAMPLES[Number(at('sample').value)];
    at('text').value = text;
    at('format').value = format;
    return load();
  };
  at('options').addEventListener('submit', (event) => event.preventDefault());
  at('sample').addEventListener('change', takeSample);
  for (const id of ['format', 'level', 'profile', 'language']) {
    at(id).addEventListener('change', load);
  }
  at('fix').addEventListener('click', () => change(checker.apply(at('text').value, { format: at('format').value })));
  at('markdown').addEventListener('click', ({ currentTarget }) => copy(currentTarget, asMarkdown(report)));
  at('json').addEventListener('click', ({ currentTarget }) => copy(currentTarget, JSON.stringify(report, undefined, 2)));
  for (const name of ['findings', 'exempted', 'topics']) {
    at(`tab-${name}`).addEventListener('click', () => choose(name));
    at(`tab-${name}`).addEventListener('keydown', tabKeys);
  }
  await takeSample();
  globalThis.ready = true;
}

begin().catch((error) => {
  at('summary').textContent = `The checker could not be loaded: ${error.message}`;
});
